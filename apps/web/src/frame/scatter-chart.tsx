import { useCallback, type ReactNode } from 'react';
import { ScatterChart as Scatter } from 'echarts/charts';
import { use as load } from 'echarts/core';
import { axisLook, Chart, themed } from './chart';

load([Scatter]);

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

/** Points in the colours of the theme. Loaded only where a page shows it. */
export default function ScatterChart({ points, xTitle, yTitle, alt }: Props): ReactNode {
  const option = useCallback(() => {
    const series = (flagged: boolean): object => ({
      type: 'scatter', symbol: flagged ? 'triangle' : 'circle', symbolSize: flagged ? 11 : 8, itemStyle: { color: themed(flagged ? '--k-attention' : '--k-accent') },
      data: points.filter((p) => p.flagged === flagged).map((p) => ({ name: p.name, value: [p.x, p.y] })),
    });
    return {
      tooltip: { trigger: 'item', formatter: '{b}<br/>{c}' }, grid: { left: 56, right: 96, top: 32, bottom: 32 },
      xAxis: { ...axisLook(), type: 'value', name: xTitle, min: 0, max: 1 }, yAxis: { ...axisLook(), type: 'value', name: yTitle, min: -1, max: 1 }, series: [series(false), series(true)],
    };
  }, [points, xTitle, yTitle]);
  return <Chart option={option} height={260} alt={alt} />;
}
