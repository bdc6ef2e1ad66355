package io.sessionsuite.auth.fusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a request object; {@code null} counts as absent, members nobody asks for are ignored. */
record JsonMembers(ObjectNode object) {

    boolean has(String name) {
        return present(name) != null;
    }

    /** A string that must be there. */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> FusionError.missing(name));
    }

    Optional<String> optionalText(String name) {
        JsonNode member = present(name);
        if (member != null && !member.isTextual()) {
            throw FusionError.invalid(name);
        }
        return Optional.ofNullable(member).map(JsonNode::textValue);
    }

    Optional<Boolean> optionalFlag(String name) {
        JsonNode member = present(name);
        if (member != null && !member.isBoolean()) {
            throw FusionError.invalid(name);
        }
        return Optional.ofNullable(member).map(JsonNode::booleanValue);
    }

    /** An array of strings, empty if absent. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw FusionError.invalid(name);
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** The elements of an array, none if absent. */
    List<JsonNode> array(String name) {
        JsonNode member = present(name);
        if (member == null) {
            return List.of();
        }
        if (!member.isArray()) {
            throw FusionError.invalid(name);
        }
        List<JsonNode> elements = new ArrayList<>();
        member.forEach(elements::add);
        return elements;
    }

    /** An object inside this one, without members if absent. */
    ObjectNode objectOrEmpty(String name) {
        JsonNode member = present(name);
        if (member == null) {
            return object.objectNode();
        }
        if (member instanceof ObjectNode inner) {
            return inner;
        }
        throw FusionError.invalid(name);
    }

    /** Fails with {@code invalid-parameter} if any of these was sent. */
    void refuse(String... names) {
        for (String name : names) {
            if (has(name)) {
                throw FusionError.invalid(name);
            }
        }
    }

    private @Nullable JsonNode present(String name) {
        JsonNode member = object.get(name);
        return member == null || member.isNull() ? null : member;
    }
}
