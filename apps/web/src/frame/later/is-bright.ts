import { Color } from '@rc-component/color-picker';
import type { AggregationColor } from 'antd/es/color-picker/color';

/** Whether dark letters read better on a colour, as the library's own function of this name tells it. */
export function isBright(value: AggregationColor, background: string): boolean {
  const { r, g, b, a } = value.toRgb();
  if (a <= 0.5) return new Color(value.toRgbString()).onBackground(background).toHsv().v > 0.5;
  return r * 0.299 + g * 0.587 + b * 0.114 > 192;
}
