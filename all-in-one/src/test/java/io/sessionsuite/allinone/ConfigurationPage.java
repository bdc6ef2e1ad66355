package io.sessionsuite.allinone;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The tables of docs/configuration.md, made of the Javadoc and defaults of every {@code @ConfigMapping} in the sources.
 */
final class ConfigurationPage {

    private static final String MARK = "<!-- below: generated from the sources -->\n";

    private final List<Section> sections = new ArrayList<>();

    private record Section(String prefix, String meaning, List<Row> rows) {}

    private record Row(String key, String standard, String meaning) {}

    /** Brings the page of that project up to date. */
    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]);
        Files.writeString(page(project), of(project));
    }

    static Path page(Path project) {
        return project.resolve("docs/configuration.md");
    }

    /** The page as it must be: its handwritten head, and the tables of all sources below the project. */
    static String of(Path project) throws IOException {
        String present = Files.readString(page(project));
        ConfigurationPage page = new ConfigurationPage();
        page.read(sources(project));
        return present.substring(0, present.indexOf(MARK) + MARK.length()) + page.render();
    }

    private static List<Path> sources(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(ConfigurationPage::isMapping)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return Files.readString(file).contains("\n@ConfigMapping");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Mapping(unit, docs).read();
            }
        }
    }

    private String render() {
        sections.sort(Comparator.comparing(Section::prefix).thenComparing(Section::meaning));
        return sections.stream()
                .map(section -> "\n## %s\n\n%s\n\n| key | default | meaning |\n|---|---|---|\n"
                                .formatted(section.prefix(), section.meaning())
                        + section.rows().stream()
                                .map(row -> "| `%s` | %s | %s |\n".formatted(row.key(), row.standard(), row.meaning()))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    /** One source file. */
    private final class Mapping {
        private final CompilationUnitTree unit;
        private final DocTrees docs;

        Mapping(CompilationUnitTree unit, DocTrees docs) {
            this.unit = unit;
            this.docs = docs;
        }

        void read() {
            for (Tree type : unit.getTypeDecls()) {
                ClassTree mapping = (ClassTree) type;
                TreePath path = new TreePath(new TreePath(unit), mapping);
                String prefix = annotation(mapping.getModifiers().getAnnotations(), "ConfigMapping")
                        .map(Mapping::text)
                        .orElseThrow();
                List<Row> rows = new ArrayList<>();
                members(mapping, path, prefix, rows);
                sections.add(new Section(prefix, meaning(path), rows));
            }
        }

        private void members(ClassTree type, TreePath path, String prefix, List<Row> rows) {
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method && method.getBody() == null) {
                    member(type, path, method, prefix, rows);
                }
            }
        }

        private void member(ClassTree type, TreePath path, MethodTree method, String prefix, List<Row> rows) {
            List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
            String name = annotation(annotations, "WithName")
                    .map(Mapping::text)
                    .orElseGet(() -> kebab(method.getName().toString()));
            String key = annotation(annotations, "WithParentName").isPresent() ? prefix : prefix + "." + name;
            String returned = method.getReturnType().toString();
            Optional<ClassTree> group = type.getMembers().stream()
                    .filter(nested -> nested instanceof ClassTree && nested.getKind() == Tree.Kind.INTERFACE)
                    .map(ClassTree.class::cast)
                    .filter(nested -> nested.getSimpleName().contentEquals(returned))
                    .findFirst();
            if (group.isPresent()) {
                members(group.get(), new TreePath(path, group.get()), key, rows);
                return;
            }
            String standard = annotation(annotations, "WithDefault")
                    .map(given -> "`" + text(given) + "`")
                    .orElse(returned.matches("(Optional|Map).*") ? "none" : "required");
            rows.add(new Row(key, standard, meaning(new TreePath(path, method))));
        }

        private String meaning(TreePath path) {
            DocCommentTree comment = docs.getDocCommentTree(path);
            if (comment == null) {
                throw new IllegalStateException(
                        "No Javadoc: " + unit.getSourceFile().getName());
            }
            return comment.getFullBody().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining())
                    .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                    .replaceAll("\\s*</?p>\\s*", " ")
                    .replaceAll("\\s+", " ")
                    .replace("|", "\\|")
                    .strip();
        }

        private static Optional<AnnotationTree> annotation(List<? extends AnnotationTree> all, String name) {
            return all.stream()
                    .filter(annotation ->
                            annotation.getAnnotationType().toString().equals(name))
                    .<AnnotationTree>map(annotation -> annotation)
                    .findFirst();
        }

        private static String text(AnnotationTree annotation) {
            ExpressionTree argument = annotation.getArguments().get(0);
            String source = argument.toString();
            return source.substring(source.indexOf('"') + 1, source.lastIndexOf('"'));
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
