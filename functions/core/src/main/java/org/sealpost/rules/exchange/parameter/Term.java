package org.sealpost.rules.exchange.parameter;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// One predicate or action, with the parameters that make it: most have one, some have two or
/// three.
///
/// @param group as ome.md 2.3 groups them
/// @param note for the documentation; empty for none
record Term<R>(
    String group,
    Class<R> type,
    List<Slot<?>> slots,
    String note,
    Reader<R> reader,
    Function<R, List<Slot.Written>> writer) {
  /// The parameters that were given, seen by their slots.
  interface Values {
    <T> T of(Slot<T> slot) throws RefusedParameterException;
  }

  @FunctionalInterface
  interface Reader<R> {
    R read(Values values) throws RefusedParameterException;
  }

  static <A, R> Term<R> of(
      String group, Class<R> type, Slot<A> slot, Function<A, R> make, Function<R, A> value) {
    return new Term<>(
        group,
        type,
        List.of(slot),
        "",
        values -> make.apply(values.of(slot)),
        made -> List.of(slot.written(value.apply(made))));
  }

  static <A, B, R> Term<R> of(
      String group,
      Class<R> type,
      Slot<A> slot1,
      Slot<B> slot2,
      BiFunction<A, B, R> make,
      Function<R, A> value1,
      Function<R, B> value2) {
    return new Term<>(
        group,
        type,
        List.of(slot1, slot2),
        "",
        values -> make.apply(values.of(slot1), values.of(slot2)),
        made -> List.of(slot1.written(value1.apply(made)), slot2.written(value2.apply(made))));
  }

  static <A, B, C, R> Term<R> of(
      String group,
      Class<R> type,
      Slot<A> slot1,
      Slot<B> slot2,
      Slot<C> slot3,
      Make3<A, B, C, R> make,
      Function<R, A> value1,
      Function<R, B> value2,
      Function<R, C> value3) {
    return new Term<>(
        group,
        type,
        List.of(slot1, slot2, slot3),
        "",
        values -> make.make(values.of(slot1), values.of(slot2), values.of(slot3)),
        made ->
            List.of(
                slot1.written(value1.apply(made)),
                slot2.written(value2.apply(made)),
                slot3.written(value3.apply(made))));
  }

  /// `$true`, or not there.
  static <R> Term<R> flag(String group, String name, Class<R> type, Supplier<R> make) {
    return of(group, type, Slot.needed(name, ValueKinds.bool()), _ -> make.get(), _ -> true);
  }

  Term<R> noted(String sentence) {
    return new Term<>(group, type, slots, sentence, reader, writer);
  }

  /// The parameters that make it, without those that can be left out; never none.
  List<Slot.Written> written(Object made) {
    List<Slot.Written> all = writer.apply(type.cast(made));
    List<Slot.Written> needed = all.stream().filter(one -> !one.isDefault()).toList();
    return needed.isEmpty() ? List.of(all.getFirst()) : needed;
  }

  @FunctionalInterface
  interface Make3<A, B, C, R> {
    R make(A first, B second, C third);
  }
}
