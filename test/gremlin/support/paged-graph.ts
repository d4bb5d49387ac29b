import type { GraphView, TemporalGraph, TimeSelection } from '@meshlapse/model';

/** The same graph as if it were far away: every answer comes later, in pages of at most so many rows. */
export function pagedGraph(graph: TemporalGraph, pageSize: number): TemporalGraph {
  return { view: async (time: TimeSelection) => pagedView(await graph.view(time), pageSize) };
}

function pagedView(view: GraphView, pageSize: number): GraphView {
  const small = (limit: number) => Math.min(limit, pageSize);
  return {
    basis: view.basis,
    indexed: (kind, key) => view.indexed(kind, key),
    find: async (query, limit, cursor) => view.find(query, small(limit), cursor),
    expand: async (vertices, direction, labels, page) =>
      view.expand(vertices, direction, labels, { ...page, limit: small(page.limit) }),
    ends: async (edges, direction) => view.ends(edges, direction),
    headers: async (kind, handles) => view.headers(kind, handles),
    values: async (kind, handles, key) => view.values(kind, handles, key),
    properties: async (kind, handles) => view.properties(kind, handles),
    documents: async (kind, handles) => view.documents(kind, handles),
    history: async (kind, handles) => {
      const answer = await view.history(kind, handles);
      return { ...answer, view: pagedView(answer.view, pageSize) };
    },
    gaps: async () => view.gaps(),
  };
}
