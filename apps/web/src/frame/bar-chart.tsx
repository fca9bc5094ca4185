import { useCallback } from 'react';
import { BarChart as Bars } from 'echarts/charts';
import { use as load } from 'echarts/core';
import type { ReactNode } from 'react';
import { axisLook, Chart, themed } from './chart';

load([Bars]);

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

/** Bars in the colours of the theme. Loaded only where a page shows a chart. */
export default function BarChart({ bars, xTitle, yTitle, alt }: Props): ReactNode {
  const option = useCallback(() => ({
    tooltip: { trigger: 'axis' }, grid: { left: 56, right: 80, top: 32, bottom: 32 },
    xAxis: { ...axisLook(), splitLine: { show: false }, type: 'category', name: xTitle, data: bars.map(({ label }) => label) },
    yAxis: { ...axisLook(), type: 'value', name: yTitle, minInterval: 1 },
    series: [{ type: 'bar', data: bars.map(({ value }) => value), itemStyle: { color: themed('--k-accent') }, barMaxWidth: 32 }],
  }), [bars, xTitle, yTitle]);
  return <Chart option={option} height={240} alt={alt} />;
}
