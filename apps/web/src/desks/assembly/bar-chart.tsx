import { useEffect, useRef } from 'react';
import { BarChart as Bars } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as load } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ReactNode } from 'react';
import { useTheme } from '../../frame';

load([Bars, AriaComponent, GridComponent, TooltipComponent, SVGRenderer]);

/** A bar with its label below. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

interface Props {
  readonly bars: readonly Bar[];
  readonly xTitle: string;
  readonly yTitle: string;
  /** Read out in place of the picture. */
  readonly alt: string;
}

const variable = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Bars in the colours of the theme. Loaded only where a page shows a chart. */
export default function BarChart({ bars, xTitle, yTitle, alt }: Props): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  const { theme } = useTheme();
  useEffect(() => {
    if (!holder.current) return undefined;
    const chart = init(holder.current, null, { renderer: 'svg' });
    const ink = variable('--k-ink-2') || variable('--k-ink2');
    const axis = { axisLabel: { color: ink }, nameTextStyle: { color: ink }, axisLine: { lineStyle: { color: ink } } };
    chart.setOption({
      animation: false, textStyle: { fontFamily: 'inherit' }, tooltip: { trigger: 'axis' }, grid: { left: 56, right: 80, top: 32, bottom: 32 },
      xAxis: { type: 'category', name: xTitle, data: bars.map(({ label }) => label), ...axis },
      yAxis: { type: 'value', name: yTitle, minInterval: 1, splitLine: { lineStyle: { color: variable('--k-line') } }, ...axis },
      series: [{ type: 'bar', data: bars.map(({ value }) => value), itemStyle: { color: variable('--k-accent') }, barMaxWidth: 32 }],
    });
    const sizes = new ResizeObserver(() => chart.resize());
    sizes.observe(holder.current);
    return () => {
      sizes.disconnect();
      chart.dispose();
    };
  }, [bars, xTitle, yTitle, theme]);
  return <div ref={holder} className="assembly-chart" role="img" aria-label={alt} />;
}
