import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { ReportJson } from '../../src/core/report-json.ts';
import { freshFolder, run, type Running, startCooper } from './running.ts';

const started: Running[] = [];
afterEach(() => Promise.all(started.splice(0).map((cooper) => cooper.stop())));

async function sandbox(env: Readonly<Record<string, string>> = {}): Promise<Running & { page: string }> {
  const cooper = await startCooper(env);
  started.push(cooper);
  return cooper;
}

describe('starting Cooper', () => {
  it('serves a page without any configuration, and exits 0 within 10 s of SIGTERM', async () => {
    const cooper = await sandbox();
    const page = await fetch(cooper.page);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const { code, ms } = await cooper.stop();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
  });

  it("takes another port when the page's port is in use", async () => {
    const first = await sandbox();
    const second = await sandbox({ COOPER_SANDBOX_PORT: new URL(first.page).port });
    expect(second.page).not.toBe(first.page);
    expect((await fetch(second.page)).status).toBe(200);
  });

  it('names every fault of the configuration at once, with exit code 2, and repeats no secret', async () => {
    const { code, err } = await run('main.ts', [], {
      SLACK_BOT_TOKEN: 'secret-bot-token',
      COOPER_AWS: 'maybe',
      PORT: 'many',
      COOPER_READ_ROLES: 'CooperRead',
    });
    expect(code).toBe(2);
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'COOPER_AWS', 'PORT', 'COOPER_READ_ROLES'])
      expect(err).toContain(name);
    expect(err).not.toContain('secret-bot-token');
  });
});

describe('the terminal', () => {
  const local = { COOPER_AWS: 'local' };

  it('answers from a sandbox of its own when none is running', async () => {
    const { code, out } = await run('cli.ts', ['diagnose', 'cooper-media', 'videos/intro.mp4'], {
      ...local,
      COOPER_DATA: freshFolder(),
    });
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^✗ Problem: Everybody outside/);
  });

  it('answers from the sandbox that is running, as its address file says', async () => {
    const { data } = await sandbox();
    const { readFile } = await import('node:fs/promises');
    const { aws } = JSON.parse(await readFile(`${data}/sandbox.json`, 'utf8')) as { aws: string };
    await fetch(`${aws}/cooper-made-here`, { method: 'PUT', headers: signed('111122223333') });
    const { out } = await run('cli.ts', ['diagnose', 'cooper-made-here', '--json'], { ...local, COOPER_DATA: data });
    expect(ReportJson.parse(JSON.parse(out)).verdict.is).toBe('ok');
  });

  it('gives the whole report as JSON that fits the published schema', async () => {
    const { out } = await run('cli.ts', ['diagnose', 'cooper-media', 'videos/intro.mp4', '--json'], {
      ...local,
      COOPER_DATA: freshFolder(),
    });
    const report = ReportJson.parse(JSON.parse(out));
    expect(report).toMatchObject({
      question: 'diagnose',
      asked: 'cooper-media videos/intro.mp4',
      verdict: { is: 'problem' },
    });
    expect(report.findings.map(({ check }) => check)).toContain('access/public-access-cut-off');
  });

  it("is not led astray by the machine's AWS settings when AWS is local", async () => {
    const { code, out } = await run('cli.ts', ['diagnose', 'cooper-media'], {
      ...local,
      COOPER_DATA: freshFolder(),
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9',
      AWS_PROFILE: 'nobody',
      AWS_REGION: 'eu-west-1',
    });
    expect(code).toBe(0);
    expect(out).toContain('Everybody outside');
  });

  it('asks any compatible server that AWS_ENDPOINT_URL names', async () => {
    const { data } = await sandbox();
    const { readFile } = await import('node:fs/promises');
    const { aws } = JSON.parse(await readFile(`${data}/sandbox.json`, 'utf8')) as { aws: string };
    const { out } = await run('cli.ts', ['diagnose', 'cooper-media', '--json'], {
      COOPER_AWS: 'real',
      AWS_ENDPOINT_URL: aws,
      AWS_ACCESS_KEY_ID: '111122223333',
      AWS_SECRET_ACCESS_KEY: 'sandbox',
      AWS_REGION: 'us-east-1',
    });
    expect(ReportJson.parse(JSON.parse(out)).verdict.is).toBe('problem');
  });

  it.each([
    ['no bucket', ['diagnose'], 'No bucket was named'],
    ['an unknown question', ['diagnoze', 'x'], 'diagnose'],
    ['a bad name', ['diagnose', 'no/../such!'], "can't be a bucket"],
  ])('refuses %s with exit code 2 and a next step', async (_what, args, words) => {
    const { code, out, err } = await run('cli.ts', args, { ...local, COOPER_DATA: freshFolder() });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  it('ends quietly when whoever reads its answers stops reading', async () => {
    const cases = Array.from({ length: 5_000 }, (_one, nth) => `{"id":${nth},"op":"none"}`).join('\n');
    const child = spawn(process.execPath, ['src/cli.ts', 'evaluate'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const err: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(cases);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    await once(child, 'close');
    expect(err.join('')).toBe('');
  });

  it('never repeats a secret that was pasted', async () => {
    const url =
      'https://cooper-media.s3.amazonaws.com/videos/intro.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024';
    const { code, out, err } = await run('cli.ts', ['diagnose', url, '--json'], {
      ...local,
      COOPER_DATA: freshFolder(),
      LOG_LEVEL: 'trace',
    });
    expect(code).toBe(0);
    expect(`${out}${err}`).not.toMatch(/fe5f80f7|AKIAIOSF|X-Amz-Signature/);
    expect(ReportJson.parse(JSON.parse(out)).warnings.join()).toContain('presigned URL');
  });
});

/** The local AWS goes by the key id alone; the rest only has to look like a signature. */
function signed(account: string): Record<string, string> {
  const scope = `${account}/20260101/us-east-1/s3/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}
