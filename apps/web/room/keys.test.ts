import { chosen, keyAct } from './keys';

const press = (key: string, more: { shift?: boolean; command?: boolean } = {}) => ({ key, shift: false, command: false, ...more });
const FOUR = ['A', 'B', 'C', 'D'];

describe('keys', () => {
  it.each([
    ['1', FOUR, { act: 'choose', optionId: 'A' }],
    ['4', FOUR, { act: 'choose', optionId: 'D' }],
    ['5', FOUR, null],
    ['0', FOUR, null],
    ['b', FOUR, { act: 'choose', optionId: 'B' }],
    ['B', FOUR, { act: 'choose', optionId: 'B' }],
    ['e', FOUR, null],
    ['2', ['true', 'false'], { act: 'choose', optionId: 'false' }],
    ['ArrowLeft', FOUR, { act: 'previous' }],
    ['ArrowRight', FOUR, { act: 'next' }],
    ['f', FOUR, { act: 'flag' }],
    ['f', [...FOUR, 'E', 'F'], { act: 'choose', optionId: 'F' }],
    ['Tab', FOUR, null],
    ['Enter', FOUR, null],
  ])('%s', (key, options, expected) => expect(keyAct(press(key), options)).toEqual(expected));
  it('Shift+F flags where F is an option', () => expect(keyAct(press('F', { shift: true }), [...FOUR, 'E', 'F'])).toEqual({ act: 'flag' }));
  it('leaves the browser its own keys', () => expect(keyAct(press('1', { command: true }), FOUR)).toBeNull());
});

describe('choosing', () => {
  it('replaces in a single choice and in true/false', () => {
    expect(chosen('single', ['A'], 'B', FOUR)).toEqual(['B']);
    expect(chosen('true_false', ['true'], 'false', ['true', 'false'])).toEqual(['false']);
  });
  it('turns on and off in a multiple choice, in the order shown', () => {
    expect(chosen('multiple', ['C'], 'A', FOUR)).toEqual(['A', 'C']);
    expect(chosen('multiple', ['A', 'C'], 'A', FOUR)).toEqual(['C']);
    expect(chosen('multiple', ['A'], 'A', FOUR)).toEqual([]);
  });
});
