import fc from 'fast-check';
import temml from 'temml';
import { cleanMathml, isMathml, plainlyClean, thoroughlyClean } from './mathml';

const TEX = ['\\frac{1}{2}mv^2', '\\sqrt[3]{x}', 'a<b \\& c>d', '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '\\text{若 } x\\ge 0', '\\sum_{i=1}^n x_i \\to \\infty', '\\int_0^\\infty f(x)\\,dx', '\\overline{AB}\\parallel\\vec{c}', '\\left\\{\\begin{aligned}x&=1\\\\y&=2\\end{aligned}\\right.', '\\cancel{x}\\boxed{y}', '\\color{red}{x}', '50\\%', '\\mathrm{H_2O}', '\\xrightarrow[b]{a}'];

test.each(TEX)('what the quick way says of %s is what the thorough one says', (tex) => {
  const xml = temml.renderToString(tex, { annotate: true, trust: false });
  const quick = plainlyClean(xml);
  if (quick !== null) expect(quick).toBe(thoroughlyClean(xml));
  expect(cleanMathml(xml)).toBe(thoroughlyClean(xml));
});
test('the quick way is the usual one', () => expect(TEX.filter((tex) => plainlyClean(temml.renderToString(tex, { annotate: true, trust: false })) !== null).length).toBeGreaterThan(TEX.length / 2));

const pieces = fc.constantFrom('<math>', '</math>', '<mrow>', '</mrow>', '<mi>', '</mi>', '<mo stretchy="true">', '</mo>', '<mi mathvariant="bold" class="a" mathvariant="normal">', '<mspace width="1em"/>', '<b>', '</b>', '<script>', '</script>', '<mtext onclick="x()">', '</mtext>', '<MI>', '<!-- -->', '&lt;', '&amp;', '&quot;', '&#60;', '&', '<', '>', '"', 'x', '甲', ' ', '\n', '<mi href="javascript:x">', '<mi width="">', '<mi  width="1">', '<annotation-xml encoding="text/html">', '</annotation-xml>', '<none>', '</none>');
test('whatever the quick way takes, both ways say the same', () => {
  fc.assert(fc.property(fc.array(pieces, { maxLength: 14 }), (list) => {
    const xml = list.join('');
    const quick = plainlyClean(xml);
    if (quick !== null) expect(quick).toBe(thoroughlyClean(xml));
  }), { numRuns: 3000 });
});

test.each([
  ['HTML in an annotation', '<math><semantics><mi>x</mi><annotation-xml encoding="text/html"><img src="x" onerror="alert(1)"></annotation-xml></semantics></math>'],
  ['a link', '<math href="javascript:alert(1)"><mi>x</mi></math>'], ['an action', '<math><maction actiontype="statusline#http://evil.test"><mi>x</mi></maction></math>'],
  ['a script', '<math><mtext><script>alert(1)</script></mtext></math>'], ['a style', '<math><mi style="background:url(http://evil.test)">x</mi></math>'],
])('%s never comes through', (_, xml) => {
  expect(cleanMathml(xml)).not.toMatch(/script|href|onerror|style|maction|annotation-xml|img/);
  if (!/style/.test(xml)) expect(isMathml(xml)).toBe(false);
});
