import { isDeviceCode, plainCode, recoveryCodesFrom, STEP_SECONDS, takeCode } from './one-time-code';

const now = new Date('2026-11-20T01:00:15Z');
const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS);

describe('a code of the device', () => {
  it.each([
    ['of the present step', 0, 0, { ok: true, value: step }],
    ['of the step before, on a slow clock', -1, 0, { ok: true, value: step - 1 }],
    ['of the next step, on a fast clock', 1, 0, { ok: true, value: step + 1 }],
    ['that fits no step', null, 0, { ok: false, problem: { code: 'factor.code-wrong' } }],
    ['taken a moment ago', 0, step, { ok: false, problem: { code: 'factor.code-used' } }],
    ['older than the last taken', -1, step, { ok: false, problem: { code: 'factor.code-used' } }],
    ['newer than the last taken', 0, step - 1, { ok: true, value: step }],
  ])('%s', (_name, delta, lastStep, expected) => {
    expect(takeCode(delta, now, lastStep)).toEqual(expected);
  });
});

describe('what was typed', () => {
  it.each([
    ['123 456', '123456', true],
    ['１２３４５６', '123456', true],
    ['abcde-fgh23', 'ABCDEFGH23', false],
    ['12345', '12345', false],
  ])('%s', (typed, plain, device) => {
    expect(plainCode(typed)).toBe(plain);
    expect(isDeviceCode(plain)).toBe(device);
  });

  it('a recovery code read aloud has no sign that looks like another', () => {
    const codes = recoveryCodesFrom(Uint8Array.from({ length: 100 }, (_, i) => i * 7), 10);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
    expect(codes.some((code) => isDeviceCode(plainCode(code)))).toBe(false);
  });
});
