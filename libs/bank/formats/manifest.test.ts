import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { manifestOf } from './qti-write-package';

const XSD = join(__dirname, '../../../../shared/data/qti/xsd');
const withShared = existsSync(XSD) ? test : test.skip;

/** Schemas that the manifest's schema imports and the collection does not hold: only what is referred to. */
const MISSING = [
  { fileName: 'xml.xsd', contents: '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/><xs:attribute name="base" type="xs:anyURI"/></xs:schema>' },
  { fileName: 'xlink.xsd', contents: '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xlink"><xs:attribute name="href" type="xs:anyURI"/><xs:attribute name="type" type="xs:string"/></xs:schema>' },
  { fileName: 'imsqtiv3p0_csmv1p1_v1p0.xsd', contents: '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscsmd_v1p1"><xs:element name="curriculumStandardsMetadataSet"/></xs:schema>' },
  { fileName: 'imsqtiv3p0_afa3p0drd_v1p0.xsd', contents: '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.imsglobal.org/xsd/qti/qtiv3p0/imsafa3p0drd_v1p0"><xs:element name="accessForAllResource"/></xs:schema>' },
];

const read = (fileName: string): { fileName: string; contents: string } => ({ fileName, contents: readFileSync(join(XSD, fileName), 'utf8') });

const faultsOf = async (manifest: string): Promise<string[]> => {
  const preload = [...MISSING, ...['imsmd_loose_v1p3p2.xsd', 'imsqti_metadatav3p0_v1p0.xsd', 'imsqtiv3p0_cpextv1p2_v1p0.xsd'].map(read)];
  const result = await validateXML({ xml: [{ fileName: 'imsmanifest.xml', contents: manifest }], schema: [read('imsqtiv3p0_imscpv1p2_v1p0.xsd')], preload });
  return result.errors.map((e) => e.message);
};

describe('the manifest of an export', () => {
  withShared('is valid by the schema of 1EdTech', async () => {
    expect(await faultsOf(manifestOf([{ identifier: 'kaowu-item-1', category: ['保育师', 'A-A-A-001 职业道德'] }, { identifier: 'Q2', category: [] }]))).toEqual([]);
  }, 60_000);
  withShared('and the schema does see what is wrong', async () => {
    expect((await faultsOf(manifestOf([{ identifier: 'Q1', category: [] }]).replace('imsqti_item_xmlv3p0', 'nothing'))).length).toBeGreaterThan(0);
  }, 60_000);
});
