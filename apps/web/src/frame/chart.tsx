import { useEffect, useRef } from 'react';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as load, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ReactNode } from 'react';
import { useTheme } from './theme';

load([AriaComponent, GridComponent, TooltipComponent, SVGRenderer]);

/** A value of the theme's custom property. */
export const themed = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The look of an axis in the theme. */
export function axisLook(): { readonly axisLabel: object; readonly nameTextStyle: object; readonly axisLine: object; readonly splitLine: object } {
  const ink = themed('--k-ink-2');
  return { axisLabel: { color: ink }, nameTextStyle: { color: ink }, axisLine: { lineStyle: { color: ink } }, splitLine: { lineStyle: { color: themed('--k-line') } } };
}

interface Props {
  /** Says what to draw, in the theme's colours of the moment; a new function draws anew. */
  readonly option: () => EChartsCoreOption;
  /** Pixels. */
  readonly height: number;
  /** Read out in place of the picture. */
  readonly alt: string;
}

/** A chart that follows the theme and its own size. Import it by its path, in pieces that are loaded late: it brings the chart library. */
export function Chart({ option, height, alt }: Props): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  const { theme } = useTheme();
  useEffect(() => {
    if (!holder.current) return undefined;
    const chart = init(holder.current, null, { renderer: 'svg' });
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...option() });
    const sizes = new ResizeObserver(() => chart.resize());
    sizes.observe(holder.current);
    return () => {
      sizes.disconnect();
      chart.dispose();
    };
  }, [option, theme]);
  return <div ref={holder} className="k-chart" style={{ height }} role="img" aria-label={alt} />;
}
