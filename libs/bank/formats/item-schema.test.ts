import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemType, type ItemBody } from '@kaowu/contracts';
import { validateXML } from 'xmllint-wasm';
import { checkItem } from '../domain/item-content';
import { qtiItem } from './qti-write';

const XSD = join(__dirname, '../../../../shared/data/qti/xsd/imsqti_v2p2.xsd');
const withShared = existsSync(XSD) ? test : test.skip;

/** The schema of QTI 2.2 with what it borrows from schemas that the collection does not hold as elements of any content. */
function schema(): { schema: string; borrowed: { fileName: string; contents: string }[] } {
  const text = readFileSync(XSD, 'utf8');
  const borrowed: { fileName: string; contents: string }[] = [];
  const whole = text.replace(/<xs:import namespace="([^"]+)" schemaLocation="([^"]+)"\/>/g, (_, namespace: string) => {
    const [, prefix = 'xml'] = new RegExp(`xmlns:([\\w-]+)="${namespace.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}"`).exec(text) ?? [];
    const names = [...new Set([...text.matchAll(new RegExp(`ref="${prefix}:([\\w.-]+)"`, 'g'))].map((m) => m[1] ?? ''))];
    const declared = prefix === 'xml' ? '<xs:attribute name="lang" type="xs:language"/><xs:attribute name="base" type="xs:anyURI"/><xs:attribute name="space" type="xs:string"/>' : names.map((name) => `<xs:element name="${name}"/>`).join('');
    const fileName = `borrowed-${borrowed.length}.xsd`;
    borrowed.push({ fileName, contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">${declared}</xs:schema>` });
    return `<xs:import namespace="${namespace}" schemaLocation="${fileName}"/>`;
  });
  return { schema: whole, borrowed };
}

/**
 * An item of QTI 3.0 in the words of 2.2: the schema of 3.0 items is not in the collection, and the two differ, for what
 * we write, in names only.
 */
const in22 = (xml: string): string =>
  xml.replace(/<(\/?)qti-([a-z-]+)/g, (_, slash: string, name: string) => `<${slash}${name.replace(/-([a-z])/g, (__, l: string) => l.toUpperCase())}`)
    .replace(/ ([a-z]+(?:-[a-z]+)+)="/g, (_, name: string) => ` ${name.replace(/-([a-z])/g, (__, l: string) => l.toUpperCase())}="`)
    .replace(/<\/?contentBody>/g, '').replace(/xmlns="http:\/\/www.imsglobal.org\/xsd\/imsqtiasi_v3p0"/, 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"')
    .replace(/\s(xmlns:xsi|xsi:schemaLocation)="[^"]*"/g, '').replace(/https:\/\/purl.imsglobal.org\/spec\/qti\/v3p0\/rptemplates\/(\w+)\.xml/g, 'http://www.imsglobal.org/question/qti_v2p2/rptemplates/$1');

const HALF = '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>';
const base = { stem: `题 ${HALF} 与 <b> & "引号"\n第二行`, explanation: '解析', options: [], key: [] };
const options = ['甲', '乙\n两行', '丙'].map((text, i) => ({ id: 'ABC'[i] ?? 'A', text }));
const EACH: Record<ItemBody['type'], Partial<ItemBody>> = {
  single: { options, key: ['A'] }, multiple: { options: options.map((o, i) => ({ ...o, weight: [50, 50, -100][i] ?? 0, feedback: '说明' })), key: ['A', 'B'] },
  true_false: { key: ['true'] }, ordering: { options, key: ['B', 'A', 'C'] }, matching: { pairs: [{ left: '一', right: '1' }, { left: '二', right: '2', weight: 50 }, { left: '', right: '3' }] },
  fill_in: { stem: '甲____乙____', blanks: [{ accepted: [{ text: '对' }, { text: '可', weight: 50 }] }, { accepted: [{ text: '是' }, { text: '否', weight: 0 }], choices: true }] },
  numerical: { numbers: [{ value: '6.25', tolerance: '0.05' }], unit: '米' }, short_answer: { blanks: [{ accepted: [{ text: '答' }] }] }, calculation: { key: ['参考'] }, essay: {}, case: { key: ['参考答案'] },
};

withShared('an item of each type is valid, and what is wrong is seen', async () => {
  const { schema: xsd, borrowed } = schema();
  const faults = async (xml: string): Promise<string[]> =>
    (await validateXML({ xml: [{ fileName: 'item.xml', contents: xml }], schema: [{ fileName: 'imsqti_v2p2.xsd', contents: xsd }], preload: borrowed })).errors.map((e) => e.message);
  const written = (type: ItemBody['type']): string => in22(qtiItem(checkItem({ ...base, ...EACH[type], type, credit: type === 'multiple' ? 'share' : 'all', seconds: 45, source: { title: '标题', points: 2 } } as ItemBody).content, `item-${type}`).text);
  const found: Record<string, string[]> = {};
  for (const type of itemType.options) {
    const wrong = await faults(written(type));
    if (wrong.length > 0) found[type] = wrong;
  }
  expect(found).toEqual({});
  expect(written('multiple')).toContain('class="kaowu-credit-share kaowu-seconds-45"');
  expect((await faults(written('single').replace('maxChoices="1"', 'maxChoices="one"'))).length).toBeGreaterThan(0);
}, 120_000);
