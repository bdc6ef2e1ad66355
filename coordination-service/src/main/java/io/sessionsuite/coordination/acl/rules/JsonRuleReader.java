package io.sessionsuite.coordination.acl.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sessionsuite.coordination.acl.rules.RuleTree.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads rules in JSON, token by token, so that a selector that comes twice is seen twice. */
final class JsonRuleReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_DEPTH = 16;

    private JsonRuleReader() {}

    static RuleTree read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            RuleTree tree = value(parser, parser.nextToken(), 0);
            if (parser.nextToken() != null) {
                throw new RuleSyntaxException("unexpected text after the rules");
            }
            return tree;
        } catch (IOException e) {
            throw new RuleSyntaxException("not valid JSON");
        }
    }

    private static RuleTree value(JsonParser parser, JsonToken token, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new RuleSyntaxException("nested too deeply");
        }
        return switch (token) {
            case START_OBJECT -> block(parser, depth);
            case START_ARRAY -> sequence(parser, depth);
            default -> new RuleTree.Scalar(parser.getText());
        };
    }

    private static RuleTree block(JsonParser parser, int depth) throws IOException {
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            members.add(new Member(name, value(parser, parser.nextToken(), depth + 1)));
        }
        return new RuleTree.Block(members);
    }

    private static RuleTree sequence(JsonParser parser, int depth) throws IOException {
        List<RuleTree> values = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            values.add(value(parser, token, depth + 1));
            token = parser.nextToken();
        }
        return new RuleTree.Sequence(values);
    }
}
