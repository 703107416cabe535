import { expect, it } from 'vitest';
import { makeRunning } from '../../src/slack/running.ts';

it('waits for the work under way, and for what that starts', async () => {
  const running = makeRunning();
  const done: string[] = [];
  const late = async () => void done.push('late');
  void running.track(
    Promise.resolve().then(() => {
      void running.track(Promise.resolve().then(late));
      done.push('early');
    }),
  );
  expect(await running.settled(1_000)).toBe(0);
  expect(done).toEqual(['early', 'late']);
});

it('waits only so long, and says how much is left', async () => {
  const running = makeRunning();
  void running.track(new Promise(() => undefined));
  expect(await running.settled(5)).toBe(1);
});

it('is not held up by work that fails', async () => {
  const running = makeRunning();
  const failing = running.track(Promise.reject(new Error('no')));
  expect(await running.settled(1_000)).toBe(0);
  await expect(failing).rejects.toThrow('no');
});
