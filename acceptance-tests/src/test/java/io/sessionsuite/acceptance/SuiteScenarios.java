package io.sessionsuite.acceptance;

/** All scenarios: of each service, and across them. */
interface SuiteScenarios extends SharedLoginScenarios, LockScenarios, StoreScenarios {}
