package io.sessionsuite.store.query;

import io.sessionsuite.store.query.Shape.Boosted;
import io.sessionsuite.store.query.Shape.Constant;
import io.sessionsuite.store.query.Shape.Everything;
import io.sessionsuite.store.query.Shape.Joined;
import io.sessionsuite.store.query.Shape.Kept;
import io.sessionsuite.store.query.Shape.Nothing;
import io.sessionsuite.store.query.Shape.Part;
import io.sessionsuite.store.query.Shape.Passing;
import io.sessionsuite.store.query.Shape.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the engine of Solr 9.10 simplifies a query, one step at a time. What a step is decides what a filter means
 * (decision 0060): after each, a filter looks whether anything but repetition is gone, and stops if not. A step takes
 * the first of its rules that applies, and gives back the very same shape if none does.
 */
final class Simplification {

    private static final Shape NOTHING = new Nothing();
    private static final Shape EVERYTHING = new Everything();

    private Simplification() {}

    /** What a filter makes of its content in the end. */
    static Shape settled(Shape content) {
        Shape settled = content;
        for (Shape next = step(settled); !next.equals(settled); next = step(settled)) {
            settled = next;
        }
        return settled;
    }

    private static Shape step(Shape shape) {
        return switch (shape) {
            case Nothing nothing -> nothing;
            case Everything everything -> everything;
            case Shape.Leaf leaf -> leaf;
            case Passing passing -> passing.next();
            case Boosted boosted -> boosted(boosted);
            case Constant constant -> constant(constant.inner(), constant);
            case Kept kept -> kept(kept);
            case Joined joined -> joined(joined);
        };
    }

    private static Shape boosted(Boosted boosted) {
        Shape next = step(boosted.inner());
        if (boosted.factor() == 1) {
            return next;
        }
        return switch (next) {
            case Boosted inner -> new Boosted(inner.inner(), boosted.factor() * inner.factor());
            case Nothing nothing -> nothing;
            case Shape other
            when boosted.factor() == 0 && !(other instanceof Constant) -> new Boosted(new Constant(other), 0);
            case Shape other -> other == boosted.inner() ? boosted : new Boosted(other, boosted.factor());
        };
    }

    /** @param whole what is given back if nothing changes */
    private static Shape constant(Shape inner, Shape whole) {
        Shape next =
                switch (step(inner)) {
                    case Boosted boosted -> boosted.inner();
                    case Constant constant -> constant.inner();
                    case Joined joined -> unscored(joined);
                    case Shape other -> other;
                };
        if (next instanceof Nothing) {
            return next;
        }
        return next == inner ? whole : new Constant(next);
    }

    private static Shape kept(Kept kept) {
        Shape next = step(kept.content());
        return next.equals(kept.content()) ? kept : new Kept(next);
    }

    private static Joined unscored(Joined list) {
        boolean keepOptional =
                list.in(Role.REQUIRED).isEmpty() && list.in(Role.FILTERING).isEmpty();
        List<Part> parts = new ArrayList<>();
        boolean changed = false;
        for (Part part : list.parts()) {
            Shape shape = unscored(part.shape());
            Role role = part.role() == Role.REQUIRED ? Role.FILTERING : part.role();
            boolean same = shape == part.shape() && role == part.role();
            boolean kept = role != Role.OPTIONAL || keepOptional;
            changed |= !same || !kept;
            if (kept) {
                parts.add(same ? part : new Part(role, shape));
            }
        }
        return changed ? list.with(parts) : list;
    }

    private static Shape unscored(Shape shape) {
        Shape bare = shape instanceof Boosted boosted ? boosted.inner() : shape;
        bare = bare instanceof Constant constant ? constant.inner() : bare;
        return bare instanceof Joined joined ? unscored(joined) : bare;
    }

    private static Shape joined(Joined list) {
        if (list.parts().isEmpty()) {
            return NOTHING;
        }
        if (list.parts().size() == 1) {
            return only(list.parts().getFirst());
        }
        Shape next = inside(list);
        if (next == null) {
            next = withoutRepetition(list);
        }
        if (next == null) {
            next = contradiction(list);
        }
        if (next == null) {
            next = withoutNeedlessFilters(list);
        }
        if (next == null) {
            next = withFiltersRequired(list);
        }
        if (next == null) {
            next = summed(list, Role.OPTIONAL);
        }
        if (next == null) {
            next = summed(list, Role.REQUIRED);
        }
        if (next == null) {
            next = ofEverything(list);
        }
        return next == null ? flat(list) : next;
    }

    private static Shape only(Part part) {
        return switch (part.role()) {
            case REQUIRED, OPTIONAL -> part.shape();
            case FILTERING -> new Boosted(new Constant(part.shape()), 0);
            case PROHIBITED -> NOTHING;
        };
    }

    /** A step in every clause; those that cannot hold go. */
    private static @Nullable Shape inside(Joined list) {
        List<Part> parts = new ArrayList<>();
        boolean changed = false;
        for (Part part : list.parts()) {
            Shape shape = part.shape();
            boolean scored = part.role() == Role.REQUIRED || part.role() == Role.OPTIONAL;
            Shape next = scored ? step(shape) : unwrapped(constant(shape, shape));
            if (next instanceof Nothing) {
                changed = true;
                if (part.role() == Role.REQUIRED || part.role() == Role.FILTERING) {
                    return next;
                }
            } else {
                changed |= next != shape;
                parts.add(next == shape ? part : new Part(part.role(), next));
            }
        }
        return changed ? list.with(parts) : null;
    }

    private static Shape unwrapped(Shape shape) {
        return shape instanceof Constant constant ? constant.inner() : shape;
    }

    private static @Nullable Shape withoutRepetition(Joined list) {
        if (!list.repeats(Role.FILTERING) && !list.repeats(Role.PROHIBITED)) {
            return null;
        }
        Set<Part> once = new LinkedHashSet<>();
        List<Part> parts = new ArrayList<>();
        for (Part part : list.parts()) {
            boolean scored = part.role() == Role.REQUIRED || part.role() == Role.OPTIONAL;
            if (scored || once.add(part)) {
                parts.add(part);
            }
        }
        return list.with(parts);
    }

    private static @Nullable Shape contradiction(Joined list) {
        boolean never = !list.shared(Role.PROHIBITED, Role.REQUIRED).isEmpty()
                || !list.shared(Role.PROHIBITED, Role.FILTERING).isEmpty()
                || list.in(Role.PROHIBITED).contains(EVERYTHING);
        return never ? NOTHING : null;
    }

    private static @Nullable Shape withoutNeedlessFilters(Joined list) {
        Set<Shape> filters = list.in(Role.FILTERING);
        Set<Shape> needless = list.shared(Role.FILTERING, Role.REQUIRED);
        if ((filters.size() > 1 || !list.in(Role.REQUIRED).isEmpty()) && filters.contains(EVERYTHING)) {
            needless.add(EVERYTHING);
        }
        return needless.isEmpty()
                ? null
                : list.with(list.parts().stream()
                        .filter(part -> part.role() != Role.FILTERING || !needless.contains(part.shape()))
                        .toList());
    }

    private static @Nullable Shape withFiltersRequired(Joined list) {
        Set<Shape> both = list.shared(Role.FILTERING, Role.OPTIONAL);
        if (both.isEmpty()) {
            return null;
        }
        List<Part> parts = new ArrayList<>();
        for (Part part : list.parts()) {
            if (!both.contains(part.shape())) {
                parts.add(part);
            } else if (part.role() == Role.OPTIONAL) {
                parts.add(new Part(Role.REQUIRED, part.shape()));
            }
        }
        return list.with(parts);
    }

    /** Scored clauses that differ in their boosts only become one. */
    private static @Nullable Shape summed(Joined list, Role role) {
        Map<Shape, Double> factors = new LinkedHashMap<>();
        for (Shape shape : list.each(role)) {
            double factor = 1;
            Shape bare = shape;
            while (bare instanceof Boosted boosted) {
                factor *= boosted.factor();
                bare = boosted.inner();
            }
            factors.merge(bare, factor, Double::sum);
        }
        if (factors.size() == list.each(role).size()) {
            return null;
        }
        List<Part> parts = new ArrayList<>();
        factors.forEach((bare, factor) -> {
            float sum = factor.floatValue();
            parts.add(new Part(role, sum == 1 ? bare : new Boosted(bare, sum)));
        });
        list.parts().stream().filter(part -> part.role() != role).forEach(parts::add);
        return list.with(parts);
    }

    /** The one scored clause is everything: the rest decides. */
    private static @Nullable Shape ofEverything(Joined list) {
        List<Shape> required = list.each(Role.REQUIRED);
        if (required.size() != 1 || list.in(Role.FILTERING).isEmpty()) {
            return null;
        }
        Shape only = required.getFirst();
        float factor = only instanceof Boosted boosted ? boosted.factor() : 1;
        if (!(only instanceof Boosted boosted ? boosted.inner() : only).equals(EVERYTHING)) {
            return null;
        }
        List<Part> deciding = list.parts().stream()
                .filter(part -> part.role() == Role.FILTERING || part.role() == Role.PROHIBITED)
                .toList();
        Shape rest = new Constant(new Joined(deciding, null));
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Role.REQUIRED, factor == 1 ? rest : new Boosted(rest, factor)));
        list.each(Role.OPTIONAL).forEach(shape -> parts.add(new Part(Role.OPTIONAL, shape)));
        return new Joined(parts, null);
    }

    /** Alternatives inside alternatives are alternatives. */
    private static Shape flat(Joined list) {
        List<Part> parts = new ArrayList<>();
        boolean changed = false;
        for (Part part : list.parts()) {
            if (part.role() == Role.OPTIONAL
                    && part.shape() instanceof Joined inner
                    && inner.consistsOf(Role.OPTIONAL)) {
                parts.addAll(inner.parts());
                changed = true;
            } else {
                parts.add(part);
            }
        }
        return changed ? list.with(parts) : list;
    }
}
