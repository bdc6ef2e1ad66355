package io.sessionsuite.store.answer;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Dotted paths somebody asked for, in his order. */
final class PathSelection {

    private static final String ALL = "*";

    private final Set<String> paths;
    private final Set<String> above = new HashSet<>();

    PathSelection(List<String> paths) {
        this.paths = new LinkedHashSet<>(paths);
        for (String path : paths) {
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                above.add(path.substring(0, dot));
            }
        }
    }

    /**
     * Reads {@code fl}: a comma list of paths.
     *
     * @return no paths for {@code *}: everything is asked for
     * @throws StoreError {@code E29} if there are more than {@code most}
     */
    static PathSelection parse(String text, int most) {
        List<String> paths = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList();
        if (paths.size() > most) {
            throw new StoreError(ErrorCode.PARAMETER, "fl has more than " + most + " paths");
        }
        return new PathSelection(paths.contains(ALL) ? List.of() : paths);
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    List<String> inOrder() {
        return List.copyOf(paths);
    }

    boolean contains(String path) {
        return paths.contains(path);
    }

    /** Whether something asked for may lie below. */
    boolean isAbove(String path) {
        return above.contains(path);
    }
}
