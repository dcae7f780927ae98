package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sealpost.Require.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What goes back to the browser.
///
/// @param headers no value spans lines, whatever it was made from
/// @param cookies values of `Set-Cookie`, one each
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Response(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
  public Response {
    headers.forEach((name, value) -> require(isOneLine(value), "a header of several lines"));
    cookies.forEach(cookie -> require(isOneLine(cookie), "a cookie of several lines"));
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  static Response of(int status, String contentType, byte[] body) {
    return new Response(status, Map.of("content-type", contentType), List.of(), body);
  }

  static Response html(int status, String html) {
    return of(status, "text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  /// A file to be kept, whatever it says it is: never shown, guessed at or changed on its way
  /// (threat 30).
  ///
  /// @param disposition value of `Content-Disposition`
  static Response file(String disposition, byte[] content) {
    return AnswerHeaders.onFile(of(200, "application/octet-stream", content))
        .with("content-disposition", disposition);
  }

  /// Sends the browser on with GET, so that reloading does not send a form again.
  static Response seeOther(String location) {
    return new Response(303, Map.of("location", location), List.of(), new byte[0]);
  }

  Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, cookies, body);
  }

  Response withCookie(String cookie) {
    List<String> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Response(status, headers, more, body);
  }

  /// The same with those of `defaults` that it does not have itself.
  Response withDefaults(Map<String, String> defaults) {
    Map<String, String> all = new LinkedHashMap<>(defaults);
    all.putAll(headers);
    return new Response(status, all, cookies, body);
  }

  /// The answer to HEAD, where this is the answer to GET.
  Response withoutBody() {
    return new Response(status, headers, cookies, new byte[0]);
  }

  private static boolean isOneLine(String value) {
    return value.chars().noneMatch(character -> character < 0x20 || character == 0x7f);
  }
}
