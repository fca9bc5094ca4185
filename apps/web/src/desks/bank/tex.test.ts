import { mathmlOf, withMathml } from './tex';
import { withTex } from './tex-written';

test.each(['x^2', '\\frac{1}{2}mv^2', 'a < b', 'a \\& b', '\\sqrt{3}', 'H_2O'])('%s is stored as MathML and written as LaTeX again', (tex) => {
  for (const text of [`前\\(${tex}\\)后`, `\\[${tex}\\]`]) {
    const stored = withMathml(text);
    expect(stored).toMatch(/<math[\s\S]*<\/math>/);
    expect(stored).not.toContain('\\(');
    expect(withTex(stored)).toBe(text);
  }
});
test('what cannot be read stays as it is written', () => {
  expect([mathmlOf('\\frac{1', false), withMathml('\\(\\frac{1\\)')]).toEqual([null, '\\(\\frac{1\\)']);
});
test('words, prices and MathML without LaTeX are left alone', () => {
  for (const text of ['价格 $5', '普通（　　）', '<math><mi>x</mi></math>']) expect([withMathml(text), withTex(text)]).toEqual([text, text]);
});
