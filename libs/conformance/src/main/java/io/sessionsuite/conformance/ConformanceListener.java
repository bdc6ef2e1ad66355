package io.sessionsuite.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Notes for every finished test which case ids stand at the start of its display name or of a parent's. */
public final class ConformanceListener implements TestExecutionListener {

    private static final Pattern LEADING_IDS = Pattern.compile("^((?:[A-Z]+-\\d+\\s+)+)");
    private static final Path NOTES =
            Path.of("target", "conformance", ProcessHandle.current().pid() + ".tsv");

    private @Nullable TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean failedContainer = test.isContainer() && result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
        if (test.isTest() || failedContainer) {
            note(test, result.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? "passed" : "failed");
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, "skipped");
    }

    private void note(TestIdentifier test, String result) {
        StringBuilder lines = new StringBuilder();
        for (String id : ids(test)) {
            lines.append(id)
                    .append('\t')
                    .append(result)
                    .append('\t')
                    .append(className(test))
                    .append('\n');
        }
        if (!lines.isEmpty()) {
            append(lines.toString());
        }
    }

    private List<String> ids(TestIdentifier test) {
        List<String> ids = new ArrayList<>();
        Optional<TestIdentifier> current = Optional.of(test);
        while (current.isPresent()) {
            Matcher matcher = LEADING_IDS.matcher(current.get().getDisplayName() + " ");
            if (matcher.find()) {
                ids.addAll(List.of(matcher.group(1).trim().split("\\s+")));
            }
            current = plan == null ? Optional.empty() : plan.getParent(current.get());
        }
        return ids;
    }

    private static String className(TestIdentifier test) {
        String name = test.getSource()
                .map(source -> switch (source) {
                    case MethodSource method -> method.getClassName();
                    case ClassSource type -> type.getClassName();
                    default -> test.getDisplayName();
                })
                .orElse(test.getDisplayName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static synchronized void append(String lines) {
        try {
            Files.createDirectories(NOTES.getParent());
            Files.writeString(
                    NOTES, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
