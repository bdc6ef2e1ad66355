package io.sessionsuite.coordination;

/** Redis did not take or not answer a call; the frame finds the words that fit the request. */
public final class StoreAway extends CoordinationError {

    private final boolean outcomeKnown;

    /** @param outcomeKnown whether the call surely had no effect */
    public StoreAway(boolean outcomeKnown) {
        super(ErrorCode.STORE_UNAVAILABLE, "No cluster leader");
        this.outcomeKnown = outcomeKnown;
    }

    public boolean outcomeKnown() {
        return outcomeKnown;
    }
}
