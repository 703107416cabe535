import { byAsker, recordAlone } from '../changes/record.ts';
import { placed } from '../changes/look.ts';
import { type Proposed, propose } from '../changes/propose.ts';
import type { ChangeDeps } from '../changes/deps.ts';
import type { Place } from '../core/change.ts';
import type { Report } from '../core/report.ts';
import type { Target } from '../core/target.ts';
import { remedies } from '../remedies/index.ts';
import { changeReport } from './change-report.ts';
import { changingOf } from './changing.ts';
import type { Command } from './command.ts';
import { type Wish, wishOf } from './wish.ts';

/** What would mend it, exactly, and who may approve that. A preview: nothing is changed by asking. */
export const fix: Command = {
  name: 'fix',
  usage: '<remedy> <bucket or account> [name=value …]',
  summary: `Preview a fix, and request approval for it: ${remedies.map(({ id }) => id).join(', ')}.`,
  examples: [
    'fix block-public-access cooper-media',
    'fix encrypt-with-kms cooper-records key=arn:aws:kms:us-east-1:111122223333:key/…',
    'fix enable-access-logging cooper-media to=cooper-logs prefix=media/',
    'fix block-account-public-access 111122223333',
  ],

  async run(deps, words, asker) {
    const wish = wishOf(words);
    const changing = await changingOf(deps);
    const places = await placesFor(changing, wish);
    const proposed = await propose(changing, { ...wish, places, asker });
    const target = wish.remedy.on === 'bucket' ? wish.target : null;
    await recordAlone(changing, {
      by: byAsker(asker),
      event: 'read.sensitive',
      changeId: proposed.is === 'draft' ? proposed.view.change.id : null,
      payload: { remedy: wish.remedy.id, places: places.map((place) => ({ ...place })) },
    });
    return reportOf(proposed, { asked: words.trim(), target, at: deps.now().toISOString() });
  },
};

async function placesFor(deps: ChangeDeps, { remedy, params, target }: Wish): Promise<readonly Place[]> {
  const others = remedy.also?.(target, params) ?? [];
  return Promise.all(
    [target, ...others].map((one) => (one.bucket === '' ? accountPlace(deps, one) : placed(deps, one))),
  );
}

/** An account has no place of its own: its settings are written from the home region. */
async function accountPlace({ aws }: ChangeDeps, { account }: Target): Promise<Place> {
  const region = await aws({ account, region: null, role: 'read' }).s3Control.config.region();
  return { account: account ?? '', region, bucket: null };
}

interface About {
  readonly asked: string;
  readonly target: Target | null;
  readonly at: string;
}

function reportOf(proposed: Proposed, { asked, target, at }: About): Report {
  const bare = { question: 'fix', asked, target, at, warnings: [], sections: [], offers: [], unknowns: [] };
  if (proposed.is === 'nothing')
    return { ...bare, verdict: { is: 'ok', word: 'Nothing to do', text: proposed.because, check: null } };
  const report = changeReport(proposed.view, { ...bare });
  if (proposed.is === 'draft') return report;
  return { ...report, warnings: [[...proposed.because, ' ', ...proposed.next]], offers: [] };
}
