package org.sealpost.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for a text in everything that objects of ours hold, however deep: texts and bytes, also
/// those that a `toString` would hide.
public final class Contents {
  private Contents() {}

  /// Whether the text stands somewhere in what this object holds.
  public static boolean of(Object root, String text) {
    String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> waiting = new ArrayDeque<>(java.util.List.of(root));
    while (!waiting.isEmpty()) {
      Object next = waiting.pop();
      if (!seen.add(next)) {
        continue;
      }
      boolean here =
          switch (next) {
            case CharSequence chars -> chars.toString().contains(text);
            case byte[] raw -> new String(raw, ISO_8859_1).contains(bytes);
            default -> false;
          };
      if (here) {
        return true;
      }
      addParts(next, waiting);
    }
    return false;
  }

  private static void addParts(Object whole, Deque<Object> waiting) {
    switch (whole) {
      case Map<?, ?> map ->
          map.forEach(
              (key, value) -> {
                waiting.push(key);
                waiting.push(value);
              });
      case Iterable<?> all -> all.forEach(waiting::push);
      case Optional<?> one -> one.ifPresent(waiting::push);
      case Object[] array -> {
        for (Object one : array) {
          waiting.push(one);
        }
      }
      default -> addFields(whole, waiting);
    }
  }

  private static void addFields(Object whole, Deque<Object> waiting) {
    for (Class<?> type = whole.getClass();
        type != null && type.getName().startsWith("org.sealpost.") && !type.isHidden();
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
          continue;
        }
        try {
          field.setAccessible(true);
          Object value = field.get(whole);
          if (value != null) {
            waiting.push(value);
          }
        } catch (IllegalAccessException bug) {
          throw new AssertionError(bug);
        }
      }
    }
  }
}
