import { soughtOf } from './sought';

describe('what was typed into the search box', () => {
  it.each([
    ['a name', ' 王芳 ', { begins: '王芳%', holds: '%王芳%', reversed: null, serial: null }],
    ['a serial', '12', { begins: '12%', holds: '%12%', reversed: null, serial: 12 }],
    ['a serial with its sign', '＃１２', { begins: '#12%', holds: '%#12%', reversed: null, serial: 12 }],
    ['three last digits: too few', '123', { begins: '123%', holds: '%123%', reversed: null, serial: 123 }],
    ['four last digits', '0123', { begins: '0123%', holds: '%0123%', reversed: '3210%', serial: 123 }],
    ['a number longer than any serial', '20261120010001', { begins: '20261120010001%', holds: '%20261120010001%', reversed: '10001002116202%', serial: null }],
    ['wildcards', '100%_\\', { begins: '100\\%\\_\\\\%', holds: '%100\\%\\_\\\\%', reversed: null, serial: null }],
  ])('%s', (_name, typed, expected) => {
    expect(soughtOf(typed)).toEqual(expected);
  });
});
