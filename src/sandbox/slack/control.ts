import { type HttpAnswer, json } from './http/answer.ts';
import { AppSettings, settingsFromManifest } from './app-settings.ts';
import { appInfo, snapshot } from './page/seen.ts';
import { dictOr, type Dict } from './json.ts';
import * as z from 'zod';
import { Fault } from './faults.ts';
import type { Sandbox } from './sandbox.ts';

/** The control endpoints under `/_slack/`, for tests and for people who try things; null when there is no such thing. */
export function control(sandbox: Sandbox, method: string, name: string, body: unknown): HttpAnswer | null {
  switch (`${method} ${name}`) {
    case 'GET log':
      return json(200, { entries: sandbox.log.entries() });
    case 'GET app':
      return json(200, sandbox.app);
    case 'POST app':
      return parsed(() => configure(sandbox, dictOr(body)));
    case 'POST faults':
      return parsed(() => addFaults(sandbox, body));
    case 'DELETE faults':
      sandbox.faults.clear();
      return json(200, { ok: true });
    case 'POST reset':
      reset(sandbox);
      return json(200, { ok: true });
    default:
      return null;
  }
}

/** Set up the app, by settings or by `{manifest}`; what is not given stays. Throws a ZodError. */
export function configure(sandbox: Sandbox, { manifest, ...settings }: Dict): void {
  const fromManifest = manifest === undefined ? {} : settingsFromManifest(manifest);
  sandbox.app = AppSettings.parse({ ...sandbox.app, ...fromManifest, ...settings });
  sandbox.page.publishEach(() => ({ type: 'app', app: appInfo(sandbox) }));
}

/** One fault or a list of them. Throws a ZodError. */
export function addFaults(sandbox: Sandbox, given: unknown): void {
  const { faults, sockets } = sandbox;
  for (const fault of z.array(Fault).parse(Array.isArray(given) ? given : [given])) {
    if (fault.is === 'rate-limits') faults.settings.rateLimits = fault.on;
    else if (fault.is === 'file-delay') faults.settings.fileDelay = fault.ms;
    else if (fault.is !== 'socket') faults.add(fault);
    else if (fault.how === 'refresh') sockets.refresh();
    else sockets.drop();
  }
}

/** A fresh workspace, without faults and with an empty log; the app stays set up and connected. */
export function reset(sandbox: Sandbox): void {
  sandbox.state = sandbox.newState();
  sandbox.faults.clear();
  sandbox.rateLimits.clear();
  sandbox.log.clear();
  sandbox.page.publishEach((user) => snapshot(sandbox, user));
}

function parsed(work: () => void): HttpAnswer {
  try {
    work();
    return json(200, { ok: true });
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { ok: false, error: z.prettifyError(error) });
    throw error;
  }
}
