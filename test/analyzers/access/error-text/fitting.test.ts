import { expect, it } from 'vitest';
import { ofCauses, ofKeys, ofLayers } from '../../../../src/analyzers/access/error-text/fitting.ts';
import { policyTypes } from '../../../../src/analyzers/access/error-text/types.ts';

const ids = [ofLayers, ofKeys, ofCauses].flatMap((fits) =>
  Object.values(fits)
    .flat()
    .flatMap((fit) => fit.ids.split(' ')),
);

it.each([...new Set([...ids, ...Object.keys(ofCauses)])])('%s is an id of the catalogue', (id) => {
  expect(id).toMatch(
    /^(?:A(?:0[1-9]|1[0-8])|B(?:0[1-9]|1[0-6])|C(?:0[1-9]|1[0-4])|D(?:0[1-9]|[12]\d|3[0-6])|E(?:0[1-9]|1[0-5])|F(?:0[1-9]|1\d|2[01])|G(?:0[1-9]|1[0-5])|X0[0-3])$/,
  );
});

it.each([...Object.keys(ofLayers), ...Object.keys(ofKeys)])('«%s» is a layer and an effect', (key) => {
  const [type = '', effect = ''] = key.split(' ');
  expect(policyTypes).toContain(type);
  expect(['implicit', 'explicit', 'null']).toContain(effect);
});
