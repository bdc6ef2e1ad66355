package io.sessionsuite.load;

/** What is asked of session documents: the fields of the request, and its share of a hundred in the mix. */
enum StoreQuery {
    BY_ID("store-by-id", 35, "&rows=1") {
        @Override
        String q(long number, int documents) {
            return "session.id:\"" + SessionDocuments.id(number % documents) + "\"";
        }

        @Override
        String expected() {
            return "{\"count\":1,";
        }
    },
    BY_USER("store-by-user", 20, "&rows=10") {
        @Override
        String q(long number, int documents) {
            return "user.id:" + SessionDocuments.user(number % documents);
        }
    },
    BY_ADDRESS("store-by-address", 10, "&rows=10") {
        @Override
        String q(long number, int documents) {
            return "ip:" + SessionDocuments.address(number % documents);
        }
    },
    PAGE("store-page", 20, "&rows=20&sort=event.time+desc") {
        @Override
        String q(long number, int documents) {
            long from = SessionDocuments.FIRST_TIME + number * 97 % documents * 7;
            return "event.type:heartbeat AND event.time:[" + from + " TO " + (from + 50_000) + "]";
        }
    },
    COUNT("store-count", 10, "") {
        @Override
        String q(long number, int documents) {
            return "event.type:pageView AND tags:b" + number % 50;
        }
    },
    BOOLEAN("store-boolean", 5, "&rows=10") {
        @Override
        String q(long number, int documents) {
            return "session.id:s-" + number % 100 + "* AND NOT event.type:heartbeat AND (tags:b" + number % 50
                    + " OR tags:b" + (number + 7) % 50 + ")";
        }
    };

    private static final int STEP = 37;

    private final String scenario;
    private final int share;
    private final String fields;

    StoreQuery(String scenario, int share, String fields) {
        this.scenario = scenario;
        this.share = share;
        this.fields = fields;
    }

    /** In Solr's syntax. */
    abstract String q(long number, int documents);

    /** How a right answer begins. */
    String expected() {
        return "{\"count\":";
    }

    String scenario() {
        return scenario;
    }

    /** Rows and order. */
    String fields() {
        return fields;
    }

    /** Which query is the one of that number in the mix; neighbours differ. */
    static StoreQuery inMix(long number) {
        int place = (int) (number * STEP % 100);
        for (StoreQuery query : values()) {
            place -= query.share;
            if (place < 0) {
                return query;
            }
        }
        throw new IllegalStateException("The shares are less than a hundred");
    }
}
