// After `npm ci`: make sure that node_modules/.bin/node is there when the machine's own Node is too old.
// npm 11 links it from the platform package; npm 9 and 10 drop the link again when they remove the packages
// of other platforms. Plain JavaScript, because it must run on any Node from 20 up.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';

const needed = [24, 15];
const [major, minor] = process.versions.node.split('.').map(Number);
const tooOld = major < needed[0] || (major === needed[0] && minor < needed[1]);
const bin = new URL('../node_modules/.bin/', import.meta.url);
const windows = process.platform === 'win32';
const link = new URL(windows ? 'node.cmd' : 'node', bin);
const packages = [
  `node-${windows ? 'win' : process.platform}-${process.arch}`,
  `node-bin-${process.platform}-${process.arch}`,
];
const inside = windows ? 'bin/node.exe' : 'bin/node';
const found = packages.find((name) => existsSync(new URL(`../node_modules/${name}/${inside}`, import.meta.url)));

if (tooOld && !existsSync(link)) {
  if (!found) {
    console.error(
      `Cooper needs Node ${needed.join('.')} or newer; this is ${process.version}, and npm has none for this platform.`,
    );
    process.exit(1);
  }
  mkdirSync(bin, { recursive: true });
  // A link that leads nowhere does not «exist», and would still be in the way.
  rmSync(link, { force: true });
  if (windows) writeFileSync(link, `@"%~dp0\\..\\${found}\\bin\\node.exe" %*\r\n`);
  else symlinkSync(`../${found}/${inside}`, link);
  if (!windows) chmodSync(link, 0o755);
}
