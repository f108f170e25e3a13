import { expect, test } from 'vitest';
import { meets } from '../../src/profile/requires.ts';

const ROWS: readonly (readonly [range: string, version: string, fits: boolean | undefined])[] = [
  ['>=0.4', '0.3.9', false],
  ['>=0.4', '0.4.0', true],
  ['>= 0.4', '0.10.0', true],
  ['>0.4', '0.4.9', false],
  ['>0.4', '0.5.0', true],
  ['>0.4.1', '0.4.2', true],
  ['<=0.4', '0.4.9', true],
  ['<=0.4', '0.5.0', false],
  ['<0.4', '0.4.0', false],
  ['<1', '0.99.0', true],
  ['=0.4', '0.4.7', true],
  ['0.4.1', '0.4.1', true],
  ['0.4.1', '0.4.2', false],
  ['^0.4', '0.4.9', true],
  ['^0.4.1', '0.5.0', false],
  ['^0.0.3', '0.0.4', false],
  ['^1.2', '1.9.0', true],
  ['^1.2', '2.0.0', false],
  ['^0', '0.9.0', true],
  ['~1.2', '1.2.9', true],
  ['~1.2.3', '1.2.2', false],
  ['~1.2', '1.3.0', false],
  ['~1', '1.9.0', true],
  ['>=0.4 <0.6', '0.6.0', false],
  ['>=0.4, <0.6', '0.5.9', true],
  ['>=0.4', '0.4.0-rc.1', true],
  ['v0.4', '0.4.1', true],
  ['latest', '0.4.0', undefined],
  ['>=0.4 || <1', '0.4.0', undefined],
  ['>=', '0.4.0', undefined],
  ['', '0.4.0', undefined],
  [',', '0.4.0', undefined],
  ['>=1.2.3.4', '0.4.0', undefined],
];

for (const [range, version, fits] of ROWS) {
  test(`${version} and "${range}": ${fits}`, () => {
    expect(meets(range, version)).toBe(fits);
  });
}
