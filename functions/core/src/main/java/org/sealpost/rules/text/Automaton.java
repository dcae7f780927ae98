package org.sealpost.rules.text;

import java.util.Arrays;
import java.util.List;

/// Finds all of many terms in one pass over a text (Aho and Corasick, 1975). Our own, because the
/// usual libraries keep each transition as an entry of a map with boxed characters, and want a
/// folded copy of the text.
///
/// States are numbered breadth first, so that the successors of each state stand side by side and
/// one number tells where: 18 bytes for each state. The states near the root, in which nearly all
/// of a text is spent, have a full row of successors beside that.
final class Automaton {
  private static final int ROOT = 0;
  private static final int NO_TERM = -1;

  /// Of the full rows together: 256 KB.
  private static final int FULL_ROW_ENTRIES = 65_536;

  private final Alphabet alphabet;

  /// Successors of a state s: from `firstChild[s]` up to and without `firstChild[s + 1]`, in the
  /// order of the characters that lead to them.
  private final int[] firstChild;

  /// The number of the character that leads to a state.
  private final char[] edge;

  /// Where the longest proper suffix leads.
  private final int[] failure;

  /// The term that ends in a state.
  private final int[] term;

  /// The state itself or the next along its failures in which a term ends; the root where none.
  private final int[] output;

  private final int[] fullRows;
  private final int statesWithFullRow;

  /// Told of each occurrence, in the order of their ends.
  @FunctionalInterface
  interface Sink {
    /// @param term its index
    /// @param end the index behind it
    void found(int term, int end);
  }

  /// @param terms folded ([Alphabet]), sorted, different and not empty
  Automaton(List<String> terms) {
    alphabet = new Alphabet(terms);
    Trie trie = new Trie(terms);
    int states = trie.states;
    firstChild = Arrays.copyOf(trie.firstChild, states + 1);
    term = Arrays.copyOf(trie.term, states);
    edge = new char[states];
    failure = new int[states];
    output = new int[states];
    statesWithFullRow = Math.clamp(FULL_ROW_ENTRIES / alphabet.size(), 1, states);
    fullRows = new int[statesWithFullRow * alphabet.size()];
    for (int parent = ROOT; parent < states; parent++) {
      for (int state = firstChild[parent]; state < firstChild[parent + 1]; state++) {
        edge[state] = (char) alphabet.numberOf(trie.unit(state));
      }
    }
    fillRow(ROOT);
    for (int parent = ROOT; parent < states; parent++) {
      for (int state = firstChild[parent]; state < firstChild[parent + 1]; state++) {
        failure[state] = parent == ROOT ? ROOT : next(failure[parent], edge[state]);
        output[state] = term[state] == NO_TERM ? output[failure[state]] : state;
        if (state < statesWithFullRow) {
          fillRow(state);
        }
      }
    }
  }

  int states() {
    return edge.length;
  }

  /// Without the alphabet, which has two for each character of the scripts in use.
  long bytes() {
    return 4L * fullRows.length + (4L + 2 + 4 + 4 + 4) * states();
  }

  void read(String text, Sink sink) {
    int state = ROOT;
    for (int index = 0; index < text.length(); index++) {
      int number = alphabet.numberAt(text, index);
      state = number == Alphabet.OTHER ? ROOT : next(state, number);
      for (int ending = output[state]; ending != ROOT; ending = output[failure[ending]]) {
        sink.found(term[ending], index + 1);
      }
    }
  }

  private int next(int state, int number) {
    int from = state;
    while (from >= statesWithFullRow) {
      int child = child(from, number);
      if (child != ROOT) {
        return child;
      }
      from = failure[from];
    }
    return fullRows[from * alphabet.size() + number];
  }

  /// The root, which is nobody's child, where there is none.
  private int child(int state, int number) {
    int low = firstChild[state];
    int high = firstChild[state + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (edge[middle] == number) {
        return middle;
      }
      if (edge[middle] < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return ROOT;
  }

  /// What its failure does, but for its own successors.
  private void fillRow(int state) {
    int row = state * alphabet.size();
    if (state != ROOT) {
      System.arraycopy(fullRows, failure[state] * alphabet.size(), fullRows, row, alphabet.size());
    }
    for (int child = firstChild[state]; child < firstChild[state + 1]; child++) {
      fullRows[row + edge[child]] = child;
    }
  }

  /// The states: each stands for the terms, side by side in their order, that begin alike.
  private static final class Trie {
    private final List<String> terms;
    private int states;
    private int[] firstChild = new int[64];
    private int[] term = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] depth = new int[64];

    Trie(List<String> terms) {
      this.terms = terms;
      add(0, terms.size(), 0);
      for (int state = ROOT; state < states; state++) {
        firstChild[state] = states;
        addChildren(state);
      }
      firstChild[states] = states;
    }

    /// What leads to the state.
    char unit(int state) {
      return terms.get(from[state]).charAt(depth[state] - 1);
    }

    private void addChildren(int state) {
      int begin = from[state];
      if (begin < to[state] && terms.get(begin).length() == depth[state]) {
        term[state] = begin++;
      }
      while (begin < to[state]) {
        int end = begin + 1;
        while (end < to[state] && unit(begin, state) == unit(end, state)) {
          end++;
        }
        add(begin, end, depth[state] + 1);
        begin = end;
      }
    }

    private char unit(int index, int state) {
      return terms.get(index).charAt(depth[state]);
    }

    private void add(int begin, int end, int length) {
      if (states + 1 == from.length) {
        firstChild = Arrays.copyOf(firstChild, 2 * from.length);
        term = Arrays.copyOf(term, 2 * from.length);
        to = Arrays.copyOf(to, 2 * from.length);
        depth = Arrays.copyOf(depth, 2 * from.length);
        from = Arrays.copyOf(from, 2 * from.length);
      }
      from[states] = begin;
      to[states] = end;
      depth[states] = length;
      term[states] = NO_TERM;
      states++;
    }
  }
}
