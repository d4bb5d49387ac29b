import type { Step, Traversal } from '../plan/step.ts';
import { Adjacent } from '../steps/adjacent.ts';
import { EdgeEnds } from '../steps/edge-ends.ts';
import { Find } from '../steps/find.ts';
import { Has } from '../steps/has-conditions.ts';
import { LocalResults, movedTo } from '../steps/local-results-step.ts';
import { passing, passingWhere } from '../steps/passing.ts';
import { PropertiesStep } from '../steps/properties-step.ts';
import { PropertyMapStep } from '../steps/property-map-step.ts';
import { propertyValue } from '../steps/property-value.ts';
import { Union } from '../steps/union-branches.ts';
import { Element, ElementProperty } from '../values/value.ts';

/** What vertices, edges and vertex properties must meet to be seen; without a criterion all are. */
export interface Criteria {
  readonly vertices?: Traversal | undefined;
  readonly edges?: Traversal | undefined;
  readonly vertexProperties?: Traversal | undefined;
  /** Whether an edge is seen only where both its vertices are. */
  readonly checkAdjacentVertices: boolean;
}

/**
 * Keeps a traversal in the part of the graph where the criteria hold.
 *
 *     V().out('x')        ->  V().filter(vertices).outE('x').filter(edges).inV().filter(vertices)
 *     V().has('name', y)  ->  V().has('name', y).filter(vertices): an index may know the name
 *
 * Edges on the way to adjacent vertices are on nobody's path.
 */
export function restrict({ steps }: Traversal, criteria: Criteria): Traversal {
  const see = criteriaSteps(criteria);
  const restricted: Step[] = [];
  let late: readonly Step[] = [];
  for (const step of steps) {
    if (!(step instanceof Has)) {
      restricted.push(...late);
      late = [];
    }
    if (step instanceof Find) {
      restricted.push(step);
      late = step.elementKind === 'vertex' ? see.vertices : see.edges;
    } else restricted.push(...restrictedStep(step, criteria, see));
  }
  return { steps: [...restricted, ...late] };
}

/** The criteria as steps to put behind others. */
interface CriteriaSteps {
  readonly vertices: readonly Step[];
  readonly edges: readonly Step[];
  readonly vertexProperties: readonly Step[];
}

function criteriaSteps(criteria: Criteria): CriteriaSteps {
  const { vertexProperties } = criteria;
  const vertices = inline(criteria.vertices);
  const atEnd = (direction: 'out' | 'in') =>
    passing({ steps: [new EdgeEnds(direction), ...vertices] });
  const checksEnds = criteria.checkAdjacentVertices && vertices.length > 0;
  return {
    vertices,
    edges: [...inline(criteria.edges), ...(checksEnds ? [atEnd('out'), atEnd('in')] : [])],
    vertexProperties: vertexProperties
      ? [passingWhere([{ condition: vertexProperties, concerns: isOnVertexProperty }])]
      : [],
  };
}

/** Plain conditions stay what they are, so that an index may be asked. */
function inline(criterion: Traversal | undefined): readonly Step[] {
  if (!criterion) return [];
  return criterion.steps.every((step) => step instanceof Has)
    ? criterion.steps
    : [passing(criterion)];
}

function isOnVertexProperty({ value }: { readonly value: unknown }): boolean {
  return value instanceof ElementProperty && value.owner.kind === 'vertex' && !value.isMeta;
}

function restrictedStep(step: Step, criteria: Criteria, see: CriteriaSteps): readonly Step[] {
  if (step instanceof Adjacent) {
    if (step.to === 'edge') return [step, ...see.edges];
    return [criteria.edges ? overEdges(step, inline(criteria.edges)) : step, ...see.vertices];
  }
  if (step instanceof EdgeEnds || step.name === 'otherV') return [step, ...see.vertices];
  if (step.name === 'history') return [step, ...ofEitherKind(see)];
  const { vertexProperties } = criteria;
  if (!vertexProperties) return [step];
  if (step instanceof PropertyMapStep) return [step.keeping(vertexProperties)];
  return step instanceof PropertiesStep ? [seenProperties(step, see)] : [step];
}

function overEdges(step: Adjacent, edges: readonly Step[]): Step {
  const { direction, labels } = step;
  const over = (from: 'out' | 'in'): Traversal => {
    const far = new EdgeEnds(from === 'out' ? 'in' : 'out');
    return { steps: [new Adjacent(from, 'edge', labels), ...edges, far] };
  };
  const way =
    direction === 'both' ? { steps: [new Union([over('out'), over('in')])] } : over(direction);
  return new LocalResults(step.name, way, movedTo);
}

function ofEitherKind(see: CriteriaSteps): readonly Step[] {
  const concerning = (kind: 'vertex' | 'edge', steps: readonly Step[]) => {
    const concerns = ({ value }: { readonly value: unknown }) =>
      value instanceof Element && value.kind === kind;
    return steps.length === 0 ? [] : [{ condition: { steps }, concerns }];
  };
  const both = [...concerning('vertex', see.vertices), ...concerning('edge', see.edges)];
  return both.length === 0 ? [] : [passingWhere(both)];
}

function seenProperties(step: PropertiesStep, see: CriteriaSteps): Step {
  const properties = [new PropertiesStep('properties', step.keys), ...see.vertexProperties];
  const steps = step.name === 'values' ? [...properties, propertyValue] : properties;
  return new LocalResults(step.name, { steps }, movedTo);
}
