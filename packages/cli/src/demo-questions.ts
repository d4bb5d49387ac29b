export interface DemoQuestion {
  readonly question: string;
  readonly at: string;
  readonly gremlin: string;
}

const PODS_OF_REVIEWS_V2 = `g.V().has('Service', 'name', 'reviews').has('namespace', 'default')
  .outE('endpoint').has('ready', true).inV().has('labels.version', 'v2')
  .project('pod', 'node', 'zone').by('name').by('nodeName').by('labels.topology.kubernetes.io/zone')`;

const ROUTES_OF_REVIEWS = `g.V().has('VirtualService', 'name', 'reviews').outE('routes', 'unresolved')
  .has('protocol', 'http').order().by('route')
  .project('route', 'match', 'subset', 'share', 'problem')
  .by('route').by('match').by('subset').by('share').by('reason')`;

/** What the demo asks of the bundled recording, a canary that goes wrong. */
export const DEMO_QUESTIONS: readonly DemoQuestion[] = [
  {
    question: 'Which pods served reviews v2 before its rolling update?',
    at: '2026-11-23T20:43:30Z',
    gremlin: PODS_OF_REVIEWS_V2,
  },
  {
    question: 'And after it?',
    at: '2026-11-23T20:43:44.5Z',
    gremlin: PODS_OF_REVIEWS_V2,
  },
  {
    question: 'Where did requests to reviews go while users saw errors?',
    at: '2026-11-23T20:43:33.5Z',
    gremlin: ROUTES_OF_REVIEWS,
  },
  {
    question: 'And once the typo was mended?',
    at: '2026-11-23T20:43:36.4Z',
    gremlin: ROUTES_OF_REVIEWS,
  },
  {
    question: 'What did the weights look like while the recorder had lost the cluster?',
    at: '2026-11-23T20:44:54Z',
    gremlin: ROUTES_OF_REVIEWS,
  },
];
