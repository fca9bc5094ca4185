import { readSettings, SettingsFault } from './settings';

describe('where passkeys are taken', () => {
  test.each<[string, NodeJS.ProcessEnv, string, string[]]>([
    ['this machine, where nothing is set', {}, 'localhost', ['http://localhost:3000']],
    ['the port that is set', { PORT: '8080' }, 'localhost', ['http://localhost:8080']],
    ['the public address', { PUBLIC_URL: 'https://exam.example.cn/' }, 'exam.example.cn', ['https://exam.example.cn']],
    ['an address of the staff', { PUBLIC_URL: 'https://exam.example.cn', KAOWU_PASSKEY_ORIGINS: 'https://staff.example.cn:8443' }, 'staff.example.cn', ['https://staff.example.cn:8443']],
    ['several addresses of one name', { KAOWU_PASSKEY_ORIGINS: 'https://a.example.cn, https://b.example.cn', KAOWU_PASSKEY_RP_ID: 'example.cn' }, 'example.cn', ['https://a.example.cn', 'https://b.example.cn']],
  ])('%s', (_, env, rpId, origins) => expect(readSettings(env).passkeys).toEqual({ rpId, origins }));

  test.each<[string, NodeJS.ProcessEnv]>([
    ['an address with a path', { KAOWU_PASSKEY_ORIGINS: 'https://a.example.cn/x' }],
    ['a name without scheme', { KAOWU_PASSKEY_ORIGINS: 'a.example.cn' }],
    ['two names that share none', { KAOWU_PASSKEY_ORIGINS: 'https://a.example.cn,https://b.example.com' }],
    ['a name that only ends alike', { KAOWU_PASSKEY_ORIGINS: 'https://badexample.cn', KAOWU_PASSKEY_RP_ID: 'example.cn' }],
  ])('refuses %s', (_, env) => expect(() => readSettings(env)).toThrow(SettingsFault));
});
