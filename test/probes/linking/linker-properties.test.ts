import assert from 'node:assert/strict';
import type { JsonObject } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import type { LabelState } from '../../../packages/probes/src/linking/facts.ts';
import { factsOf } from '../../../packages/probes/src/objects/describe.ts';
import { LinkedState, view } from '../support/linked.ts';
import { anyObject, RESOURCES } from '../support/random-cluster.ts';

type Step =
  | { readonly kind: 'put' | 'delete'; readonly object: JsonObject }
  | { readonly kind: 'settle'; readonly label: string; readonly state: LabelState };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('put'), object: anyObject }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete'), object: anyObject }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('settle'),
      label: fc.constantFrom(...Object.keys(RESOURCES)),
      state: fc.constantFrom('absent', 'pending', 'settled', 'lost'),
    }),
  },
) as fc.Arbitrary<Step>;

function fromScratch(
  objects: readonly JsonObject[],
  labels: ReadonlyMap<string, LabelState>,
): LinkedState {
  const state = new LinkedState();
  for (const object of objects) state.put(object);
  for (const [label, known] of labels) state.linker.settle(label, known);
  return state.follow();
}

function content({ edges, vertices }: LinkedState): object {
  return {
    edges: [...edges.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    vertices: [...vertices.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

t.test(
  'at every step the links are those of the objects alone, in whatever order they came',
  async () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 10, maxLength: 60, size: 'max' }), (steps) => {
        const state = new LinkedState();
        const objects = new Map<string, JsonObject>();
        const labels = new Map<string, LabelState>();
        for (const step of steps) {
          if (step.kind === 'settle') {
            state.linker.settle(step.label, step.state);
            labels.set(step.label, step.state);
          } else if (step.kind === 'put') {
            state.linker.put(factsOf(view(step.object)));
            objects.set(view(step.object).uid, step.object);
          } else {
            state.linker.delete(view(step.object).uid);
            objects.delete(view(step.object).uid);
          }
          state.follow();
          const scratch = fromScratch([...objects.values()].reverse(), labels);
          assert.deepEqual(content(state), content(scratch));
        }
      }),
      { numRuns: 250 },
    );
  },
);

t.test('every edge has both its ends', async () => {
  fc.assert(
    fc.property(fc.array(anyObject, { maxLength: 40, size: 'max' }), (objects) => {
      const state = new LinkedState().settle(...Object.keys(RESOURCES)).put(...objects);
      const ids = new Set([...objects.map((object) => view(object).uid), 'cluster:test']);
      for (const { out, in: into } of state.edges.values()) {
        assert.ok(ids.has(out) || state.vertices.has(out), out);
        assert.ok(ids.has(into) || state.vertices.has(into), into);
      }
    }),
    { numRuns: 200 },
  );
});
