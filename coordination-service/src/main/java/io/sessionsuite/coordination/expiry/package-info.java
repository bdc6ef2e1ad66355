/**
 * Ends what is past its deadline. Every replica sweeps every namespace: at the next deadline it knows of, and by a slow
 * poll for those other replicas set; the script decides, so several sweepers do no harm.
 */
@NullMarked
package io.sessionsuite.coordination.expiry;

import org.jspecify.annotations.NullMarked;
