package dev.quadrille.contracts;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the code says about a type and its components, for those who read the schemas only. */
final class Javadoc {

    private static final Path SOURCES = Path.of("src/main/java/dev/quadrille/contracts");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+ ([^}]*)}");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@");
    private static final Map<String, String> COMMENTS = read();

    private Javadoc() {}

    /** @return null for a type without a comment, or from elsewhere */
    static String of(Class<?> type) {
        String comment = COMMENTS.get(type.getName());
        return comment == null ? null : oneLine(BLOCK_TAG.split(comment)[0]);
    }

    /** @return what {@code @param} says; null where it says nothing */
    static String of(Class<?> type, String component) {
        String tag = "param " + component + " ";
        return BLOCK_TAG
                .splitAsStream(COMMENTS.getOrDefault(type.getName(), ""))
                .filter(block -> block.startsWith(tag))
                .map(block -> oneLine(block.substring(tag.length())))
                .findFirst()
                .orElse(null);
    }

    private static String oneLine(String text) {
        Matcher tags = INLINE_TAG.matcher(text);
        return tags.replaceAll("$1").replaceAll("\\s+", " ").strip();
    }

    private static Map<String, String> read() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> sources = Files.list(SOURCES);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources.toList()));
            Comments comments = new Comments(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                comments.scan(unit, unit.getPackageName() + ".");
            }
            return comments.byName;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Walks into types only, with what stands before their simple name. */
    private static final class Comments extends TreePathScanner<Void, String> {

        private final Map<String, String> byName = new HashMap<>();
        private final DocTrees docs;

        Comments(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, String prefix) {
            String name = prefix + type.getSimpleName();
            String comment = docs.getDocComment(getCurrentPath());
            if (comment != null) {
                byName.put(name, comment);
            }
            return super.visitClass(type, name + "$");
        }
    }
}
