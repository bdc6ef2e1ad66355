/**
 * Nodes, their services and checks, in the namespace where their sessions live. What hangs on a node goes with it, its
 * sessions too. The own node is there always: written against, it is repaired by the next sweep.
 */
@NullMarked
package io.sessionsuite.coordination.catalog;

import org.jspecify.annotations.NullMarked;
