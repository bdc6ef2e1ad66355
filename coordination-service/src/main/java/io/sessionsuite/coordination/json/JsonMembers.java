package io.sessionsuite.coordination.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sessionsuite.coordination.http.GoDuration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object. Each is asked for by name and kind; {@link #refuseOthers} then names a member nobody
 * asked for. A member that is null counts as absent, one of the wrong kind is malformed.
 */
public final class JsonMembers {

    private static final int MAX_DEPTH = 32;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build();

    private final String path;
    private final Map<String, JsonNode> values = new HashMap<>();
    private final Map<String, String> spellings = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    private JsonMembers(String path, JsonNode object) {
        this.path = path;
        object.properties().forEach(field -> {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            values.put(name, field.getValue());
            spellings.put(name, field.getKey());
        });
    }

    /**
     * The first value of a body, which must be an object or null.
     *
     * @throws MalformedJson {@code EOF} for a blank body
     */
    public static JsonMembers parse(byte[] body) {
        JsonNode value = first(body);
        if (!value.isObject() && !value.isNull()) {
            throw new MalformedJson("json: cannot unmarshal " + kind(value) + " into Go value of type object");
        }
        return new JsonMembers("", value);
    }

    /**
     * The first value of a body, which must be an array of objects.
     *
     * @throws MalformedJson {@code EOF} for a blank body
     */
    public static List<JsonMembers> parseList(byte[] body) {
        JsonNode value = first(body);
        if (!value.isArray()) {
            throw new MalformedJson("json: cannot unmarshal " + kind(value) + " into Go value of type array");
        }
        return objects("", value);
    }

    private static JsonNode first(byte[] body) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            JsonNode value = parser.nextToken() == null ? null : MAPPER.readTree(parser);
            if (value == null) {
                throw new MalformedJson("EOF");
            }
            return value;
        } catch (JsonEOFException e) {
            throw new MalformedJson("unexpected EOF");
        } catch (StreamConstraintsException e) {
            throw new MalformedJson("exceeded max depth or length");
        } catch (JsonProcessingException e) {
            throw new MalformedJson(
                    "invalid character in JSON at offset " + e.getLocation().getByteOffset());
        } catch (IOException e) {
            throw new MalformedJson("unreadable");
        }
    }

    /** Whether the member is there, null included. */
    public boolean has(String name) {
        return values.containsKey(name.toLowerCase(Locale.ROOT));
    }

    public @Nullable String text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(value, name, "string");
        }
        return value.textValue();
    }

    /** The text, empty if absent. */
    public String textOrEmpty(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }

    /** The flag, false if absent. */
    public boolean flag(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            throw wrong(value, name, "bool");
        }
        return value != null && value.booleanValue();
    }

    public @Nullable Long number(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw wrong(value, name, "int");
        }
        return value.longValue();
    }

    /** An unsigned 64-bit number as decimal text. */
    public @Nullable String unsigned(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()
                || value.bigIntegerValue().signum() < 0
                || value.bigIntegerValue().bitLength() > 64) {
            throw wrong(value, name, "uint64");
        }
        return value.bigIntegerValue().toString();
    }

    /** A duration as text with units or as nanoseconds; zero if absent. */
    public GoDuration duration(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return new GoDuration(0);
        }
        if (value.isTextual()) {
            return readDuration(value.textValue());
        }
        if (!value.isNumber()) {
            throw wrong(value, name, "time.Duration");
        }
        return new GoDuration(value.longValue());
    }

    private static GoDuration readDuration(String text) {
        try {
            return text.isEmpty() ? new GoDuration(0) : GoDuration.parse(text);
        } catch (GoDuration.Malformed e) {
            throw new MalformedJson(String.valueOf(e.getMessage()));
        }
    }

    public @Nullable JsonMembers object(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            throw wrong(value, name, "object");
        }
        return new JsonMembers(path + name + '.', value);
    }

    /** The objects of an array; none if absent. */
    public List<JsonMembers> objects(String name) {
        JsonNode value = array(name);
        return value == null ? List.of() : objects(path + name + '.', value);
    }

    /** The texts of an array; none if absent. */
    public List<String> texts(String name) {
        JsonNode value = array(name);
        List<String> texts = new ArrayList<>();
        if (value != null) {
            for (JsonNode element : value) {
                if (!element.isTextual()) {
                    throw wrong(element, name, "string");
                }
                texts.add(element.textValue());
            }
        }
        return texts;
    }

    /** The members of an object as texts, in their order and spelling; none if absent. */
    public Map<String, String> textMap(String name) {
        return map(name, member -> {
            if (!member.isTextual()) {
                throw wrong(member, name, "string");
            }
            return member.textValue();
        });
    }

    /** The members of an object whose values are read by {@code reader}. */
    public <T> Map<String, T> map(String name, Function<JsonNode, T> reader) {
        JsonNode value = value(name);
        Map<String, T> map = new LinkedHashMap<>();
        if (value != null) {
            if (!value.isObject()) {
                throw wrong(value, name, "map");
            }
            value.properties().forEach(field -> map.put(field.getKey(), reader.apply(field.getValue())));
        }
        return map;
    }

    /** The member as compact JSON, or null. */
    public @Nullable String json(String name) {
        JsonNode value = value(name);
        return value == null ? null : value.toString();
    }

    /** The member as it is, or null. */
    public @Nullable JsonNode node(String name) {
        return value(name);
    }

    /** @throws MalformedJson naming the first member that was not asked for */
    public void refuseOthers() {
        spellings.forEach((name, spelling) -> {
            if (!known.contains(name)) {
                throw new MalformedJson("json: unknown field \"" + spelling + '"');
            }
        });
    }

    private @Nullable JsonNode array(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isArray()) {
            throw wrong(value, name, "array");
        }
        return value;
    }

    private static List<JsonMembers> objects(String path, JsonNode array) {
        List<JsonMembers> objects = new ArrayList<>();
        for (JsonNode element : array) {
            if (!element.isObject()) {
                throw new MalformedJson("json: cannot unmarshal " + kind(element) + " into Go struct field " + path
                        + " of type object");
            }
            objects.add(new JsonMembers(path, element));
        }
        return objects;
    }

    private @Nullable JsonNode value(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        known.add(key);
        JsonNode value = values.get(key);
        return value == null || value.isNull() ? null : value;
    }

    private MalformedJson wrong(JsonNode value, String name, String wanted) {
        return new MalformedJson("json: cannot unmarshal " + kind(value) + " into Go struct field " + path + name
                + " of type " + wanted);
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }
}
