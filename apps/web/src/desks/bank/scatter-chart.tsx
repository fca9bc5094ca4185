import { useEffect, useRef, type ReactNode } from 'react';
import { ScatterChart as Scatter } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as load } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useTheme } from '../../frame';

load([Scatter, AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** A point with its name; flagged ones have another shape, not only another colour. */
export interface Point {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly flagged: boolean;
}

interface Props {
  readonly points: readonly Point[];
  readonly xTitle: string;
  readonly yTitle: string;
  /** Read out in place of the picture. */
  readonly alt: string;
}

const variable = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Points in the colours of the theme. Loaded only where a page shows it. */
export default function ScatterChart({ points, xTitle, yTitle, alt }: Props): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  const { theme } = useTheme();
  useEffect(() => {
    if (!holder.current) return undefined;
    const chart = init(holder.current, null, { renderer: 'svg' });
    const ink = variable('--k-ink-2') || variable('--k-ink2');
    const axis = { axisLabel: { color: ink }, nameTextStyle: { color: ink }, axisLine: { lineStyle: { color: ink } }, splitLine: { lineStyle: { color: variable('--k-line') } } };
    const series = (flagged: boolean): object => ({
      type: 'scatter', symbol: flagged ? 'triangle' : 'circle', symbolSize: flagged ? 11 : 8, itemStyle: { color: variable(flagged ? '--k-attention' : '--k-accent') },
      data: points.filter((p) => p.flagged === flagged).map((p) => ({ name: p.name, value: [p.x, p.y] })),
    });
    chart.setOption({
      animation: false, textStyle: { fontFamily: 'inherit' }, tooltip: { trigger: 'item', formatter: '{b}<br/>{c}' }, grid: { left: 56, right: 96, top: 32, bottom: 32 },
      xAxis: { type: 'value', name: xTitle, min: 0, max: 1, ...axis }, yAxis: { type: 'value', name: yTitle, min: -1, max: 1, ...axis }, series: [series(false), series(true)],
    });
    const resize = (): void => chart.resize();
    window.addEventListener('resize', resize);
    return () => {
      window.removeEventListener('resize', resize);
      chart.dispose();
    };
  }, [points, xTitle, yTitle, theme]);
  return <div ref={holder} className="bank-chart" role="img" aria-label={alt} />;
}
