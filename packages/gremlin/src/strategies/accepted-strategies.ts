import { type DecorationDefinition, defineDecoration } from './define-decoration.ts';

/** Strategies of TinkerPop that queries may name and that mean nothing here, by the reason why. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  'How the engine goes about a query is its own business; results stay the same.': [
    'AdjacentToIncidentStrategy',
    'ByModulatorOptimizationStrategy',
    'CountStrategy',
    'EarlyLimitStrategy',
    'FilterRankingStrategy',
    'IdentityRemovalStrategy',
    'IncidentToAdjacentStrategy',
    'InlineFilterStrategy',
    'LazyBarrierStrategy',
    'MatchPredicateStrategy',
    'OrderLimitStrategy',
    'PathProcessorStrategy',
    'PathRetractionStrategy',
    'RepeatUnrollStrategy',
    'TinkerGraphCountStrategy',
    'TinkerGraphStepStrategy',
  ],
  'There is no graph computer for it to work on.': [
    'ComputerFinalizationStrategy',
    'ComputerVerificationStrategy',
    'GraphFilterStrategy',
    'MessagePassingReductionStrategy',
  ],
  'Lets and() and or() stand between conditions; it is there unless it is taken back.': [
    'ConnectiveStrategy',
  ],
  'No query can hold a lambda.': ['LambdaRestrictionStrategy'],
  'profile() works without it.': ['ProfileStrategy'],
  'What it refuses is refused without it.': ['StandardVerificationStrategy'],
};

export const acceptedStrategies: readonly DecorationDefinition[] = Object.entries(ACCEPTED).flatMap(
  ([summary, names]) =>
    names.map((name) => defineDecoration({ name, summary, options: {}, make: () => ({}) })),
);
