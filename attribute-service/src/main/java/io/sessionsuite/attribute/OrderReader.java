package io.sessionsuite.attribute;

import io.sessionsuite.attribute.AttributeError.BadRequest;
import io.sessionsuite.attribute.AttributeError.TooManyAttributes;
import io.sessionsuite.body.Parameter;
import io.sessionsuite.body.Parameters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Understands the parameters of a call as an order, or as a flawed one (attributes 2.5). */
final class OrderReader {

    private static final String KEY = "key";

    /** A login form posted to the wrong address must not store a password. */
    private static final Set<String> LOGIN_FORM = Set.of("z_username", "z_password", "z_csrf_protection");

    private final AttributeLimits limits;

    OrderReader(AttributeLimits limits) {
        this.limits = limits;
    }

    /** Never fails: what cannot be understood is a flawed order. */
    Order read(SessionOperation operation, Submission submission) {
        AttributeError flaw = submission.flaw();
        if (flaw != null && operation != SessionOperation.INVALIDATE) {
            return new Order.Flawed(flaw);
        }
        try {
            return switch (operation) {
                case PUT -> new Order.Put(values(submission.parameters()));
                case GET -> new Order.Get(selection(submission.parameters()));
                case DELETE -> new Order.Delete(selection(submission.parameters()));
                case INVALIDATE -> new Order.Invalidate();
            };
        } catch (AttributeError error) {
            return new Order.Flawed(error);
        }
    }

    private Map<AttributeName, String> values(Parameters parameters) {
        Map<AttributeName, String> values = new LinkedHashMap<>();
        for (Parameter pair : parameters.pairs()) {
            AttributeName name = limits.name(pair.name());
            if (LOGIN_FORM.contains(pair.name())) {
                throw BadRequest.parameter(pair.name());
            }
            if (!name.isCsrfToken()) {
                values.put(name, limits.value(name, pair.value()));
            }
        }
        if (values.isEmpty()) {
            throw BadRequest.noAttribute();
        }
        if (values.size() > limits.attributeCount()) {
            throw new TooManyAttributes(values.size());
        }
        return values;
    }

    private Selection selection(Parameters parameters) {
        Set<AttributeName> keys = new LinkedHashSet<>();
        for (Parameter pair : parameters.pairs()) {
            if (pair.name().equals(KEY)) {
                keys.add(key(pair.value()));
            }
        }
        if (keys.size() > limits.keyCount()) {
            throw BadRequest.key();
        }
        return new Selection(List.copyOf(keys));
    }

    private AttributeName key(String text) {
        if (text.isEmpty()) {
            throw BadRequest.key();
        }
        return limits.name(text);
    }
}
