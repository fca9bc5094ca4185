interface Edge {
  readonly to: number;
  readonly cost: number;
  room: number;
  readonly back: number;
}

/**
 * A small network for sharing whole units at least cost (successive shortest paths, whole-number costs). Edges are
 * scanned in the order they were added, so equal costs always fall alike.
 */
export class FlowNetwork {
  private readonly edges: Edge[][];

  constructor(nodes: number) {
    this.edges = Array.from({ length: nodes }, () => []);
  }

  /** Adds an edge of `capacity` units at `cost` each; returns a reader of the units that flow over it. */
  connect(from: number, to: number, capacity: number, cost: number): () => number {
    const forth = this.edges[from] as Edge[];
    const back = this.edges[to] as Edge[];
    const edge: Edge = { to, cost, room: capacity, back: back.length };
    back.push({ to: from, cost: -cost, room: 0, back: forth.length });
    forth.push(edge);
    return () => capacity - edge.room;
  }

  /** Sends as many units as fit, cheapest first, and returns how many arrived. */
  send(source: number, sink: number): number {
    for (let sent = 0; ; sent++) {
      const path = this.cheapest(source, sink);
      if (!path) return sent;
      for (const [node, index] of path) {
        const edge = (this.edges[node] as Edge[])[index] as Edge;
        edge.room--;
        ((this.edges[edge.to] as Edge[])[edge.back] as Edge).room++;
      }
    }
  }

  private cheapest(source: number, sink: number): [number, number][] | null {
    const cost = this.edges.map(() => Infinity);
    const came: ([number, number] | null)[] = this.edges.map(() => null);
    const queued = this.edges.map(() => false);
    cost[source] = 0;
    const queue = [source];
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head] as number;
      queued[node] = false;
      (this.edges[node] as Edge[]).forEach((edge, index) => {
        const next = (cost[node] as number) + edge.cost;
        if (edge.room <= 0 || next >= (cost[edge.to] as number)) return;
        cost[edge.to] = next;
        came[edge.to] = [node, index];
        if (!queued[edge.to]) queue.push(edge.to);
        queued[edge.to] = true;
      });
    }
    if (cost[sink] === Infinity) return null;
    const path: [number, number][] = [];
    for (let step = came[sink]; step; step = came[step[0]]) path.push(step);
    return path;
  }
}
