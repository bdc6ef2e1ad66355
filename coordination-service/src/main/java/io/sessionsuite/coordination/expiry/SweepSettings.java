package io.sessionsuite.coordination.expiry;

import io.sessionsuite.coordination.kv.KvSettings;
import io.sessionsuite.coordination.session.SessionSettings;
import io.sessionsuite.coordination.unit.SweepTimes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gathers what a sweep goes by. */
@Singleton
final class SweepSettings {

    @Produces
    @Singleton
    SweepTimes times(SessionSettings session, KvSettings kv) {
        return new SweepTimes(session.outageGrace(), kv.tombstoneTtl());
    }
}
