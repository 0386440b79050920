package dev.quadrille.contracts;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What a record's constructor refuses, found out by trying, so that no schema promises what the code does not keep. */
record ConstructorRules(Class<?> type) {

    private static final Map<Type, Object> VALID =
            Map.of(int.class, 1, long.class, 1L, String.class, "EUR", UUID.class, new UUID(0, 1));

    boolean takesNull(String component) {
        return !component(component).getType().isPrimitive() && takes(component, null);
    }

    /** @return 0 or 1, or null where every number of the type is taken, and for what is no number */
    Integer minimum(String component) {
        Class<?> number = component(component).getType();
        if (number == int.class) {
            return takes(component, Integer.MIN_VALUE) ? null : minimum(component, Integer::valueOf);
        }
        if (number == long.class) {
            return takes(component, Long.MIN_VALUE) ? null : minimum(component, Long::valueOf);
        }
        return null;
    }

    private int minimum(String component, IntFunction<Object> number) {
        return IntStream.rangeClosed(0, 1)
                .filter(least -> takes(component, number.apply(least)) && !takes(component, number.apply(least - 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the least " + component + " is neither 0 nor 1: look further"));
    }

    /** @return 1 for a list or a text that must not be empty, or else null */
    Integer minimumSize(String component) {
        Class<?> sized = component(component).getType();
        boolean takesEmpty = sized == List.class
                ? takes(component, List.of())
                : sized != String.class || takes(component, "") || !takes(component, "EUR");
        return takesEmpty ? null : 1;
    }

    private boolean takes(String component, Object value) {
        try {
            make(type, component, value);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private RecordComponent component(String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Object make(Class<?> type, String special, Object value) {
        Object[] arguments = Arrays.stream(type.getRecordComponents())
                .map(part -> part.getName().equals(special) ? value : valid(part.getGenericType()))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(refused.getCause());
        } catch (ReflectiveOperationException closed) {
            throw new AssertionError(type + " cannot be made", closed);
        }
    }

    private static Object valid(Type type) {
        if (type instanceof ParameterizedType list) {
            return List.of(valid(list.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return make(record, null, null);
        }
        if (type instanceof Class<?> constants && constants.isEnum()) {
            return constants.getEnumConstants()[0];
        }
        if (!VALID.containsKey(type)) {
            throw new AssertionError("add a valid " + type + " to ConstructorRules");
        }
        return VALID.get(type);
    }
}
