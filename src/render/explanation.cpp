// SPDX-License-Identifier: MIT
#include "soem/render/explanation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "soem/text/decimal.hpp"
#include "soem/text/json.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// Digits after the point that a reader can use: none for large amounts, more for small ones.
std::string trimmed(double value, int decimals) {
  std::string text = fixed(value, decimals, ",", ".");
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// An amount, a share, a count as people read it: "1,234,568", "46 %", "9.6".
std::string readable(double value, bool share) {
  if (share) return trimmed(value * 100, 4) + " %";
  const double size = std::fabs(value);
  constexpr double kWhole = 1000;
  if (size >= kWhole) {
    const std::string text = fixed(value, 2, ",", ".");
    return text.ends_with(".00") ? text.substr(0, text.size() - 3) : text;
  }
  return trimmed(value, size == 0 || size >= 0.01 ? 4 : 9);
}

/// A sign for a calculator, and on paper.
std::pair<std::string_view, std::string_view> sign_words(Sign sign) {
  switch (sign) {
    case Sign::Number:
      return {"", ""};
    case Sign::Plus:
      return {" + ", " + "};
    case Sign::Minus:
      return {" - ", " - "};
    case Sign::Negate:
      return {"-", "-"};
    case Sign::Times:
      return {" * ", " × "};
    case Sign::Over:
      return {" / ", " / "};
    case Sign::Power:
      return {" ** ", "^"};
    case Sign::Open:
      return {"(", "("};
    case Sign::Close:
      return {")", ")"};
    case Sign::OpenSize:
      return {"abs(", "|"};
    case Sign::CloseSize:
      return {")", "|"};
  }
  return {"", ""};
}

std::string on_paper(const Arithmetic& arithmetic) {
  std::string out;
  for (const Term& term : arithmetic.terms()) {
    out += term.sign == Sign::Number ? readable(term.number, term.share)
                                     : std::string(sign_words(term.sign).second);
  }
  return out;
}

/// What a row is of: a year, an age, a rate.
std::string label_on_paper(const StepRow& row) {
  return row.at_rate ? "at " + readable(*row.at_rate, true) : row.label;
}

/// What a slot's value took the place of, last first.
std::vector<const Override*> overrides_of(const Slot& slot, const Scenario& scenario) {
  std::vector<const Override*> out;
  for (const Override& one : scenario.overrides) {
    const bool same_place =
        slot.span && one.at.source == slot.span->source && one.at.offset == slot.span->offset;
    if (same_place) out.push_back(&one);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::string value_of(const Slot& slot) { return readable(slot.value, is_fraction(slot.quantity)); }

std::string place_of(const Slot& slot, const PlaceOf& place) {
  return slot.span ? place(*slot.span) : "the default";
}

/// "Evaluation 2021, p. 12, https://…, from 2021-03-19, published, high confidence (18 months)"
std::string source_words(const std::string& key, const Scenario& scenario) {
  const auto found = scenario.sources.find(key);
  if (found == scenario.sources.end()) return key;
  const Source& source = found->second;
  std::string out = printable(source.title);
  if (!source.page.empty()) out += ", p. " + printable(source.page);
  if (!source.url.empty()) out += ", " + printable(source.url);
  if (!source.accessed.empty()) out += ", read " + source.accessed;
  if (!source.date.empty()) out += ", from " + source.date;
  if (!source.tag.empty()) out += ", " + source.tag;
  if (!source.confidence.empty()) out += fmt::format(", {} confidence", source.confidence);
  if (!source.note.empty()) out += " (" + printable(source.note) + ")";
  return out;
}

/// Everything a reader should know about an input beside its value, one text each.
std::vector<std::string> remarks(const Slot& slot, const Scenario& scenario, const PlaceOf& place) {
  std::vector<std::string> out;
  for (const Override* one : overrides_of(slot, scenario)) {
    const std::string before =
        one->before.empty() && !one->before_at ? "the default"
        : one->before.empty()
            ? "what stands in " + place(*one->before_at)
            : printable(one->before) + (one->before_at ? " in " + place(*one->before_at) : "");
    out.push_back(fmt::format("set by {}, in place of {}", one->by, before));
  }
  if (slot.citation == kNoCitation) return out;
  const Citation& said = scenario.citations[static_cast<std::size_t>(slot.citation)];
  for (const std::string& key : said.sources) {
    out.push_back("source: " + source_words(key, scenario));
  }
  if (!said.note.empty()) out.push_back("note: " + printable(said.note));
  return out;
}

std::string money_words(const Explanation& explanation, const Scenario& scenario) {
  const int price_year = static_cast<int>(scenario.price_year);
  return explanation.nominal ? fmt::format("nominal {}; the projection is in prices of {}",
                                           scenario.currency, price_year)
                             : fmt::format("{} in prices of {}; costs are negative, gains positive",
                                           scenario.currency, price_year);
}

std::string row_words(const StepRow& row, bool share) {
  const std::string value = readable(row.value, share);
  const std::string calculation = on_paper(row.calculation);
  return calculation == value ? value : fmt::format("{} = {}", calculation, value);
}

std::string zero_words(std::size_t count, bool others) {
  if (!others) return "0 in every year";
  return fmt::format("0 in the other {}", count == 1 ? "year" : "years");
}

class TextPage {
 public:
  TextPage(const Scenario& scenario, const PlaceOf& place, const Style& style)
      : scenario_(scenario), place_(place), style_(style) {}

  std::string print(const Explanation& explanation) {
    std::string out = heading(explanation);
    for (const Step& one : explanation.steps) out += '\n' + step(one);
    return out;
  }

 private:
  [[nodiscard]] std::string heading(const Explanation& explanation) const {
    std::string out = style_.bold + wrapped(printable(scenario_.title), 0);
    out.insert(out.size() - 1, style_.off);
    const std::string variant =
        scenario_.variant == kBaseVariant ? "" : fmt::format(", variant {}", scenario_.variant);
    out += wrapped(fmt::format("Explains  {}, file {}{}", explanation.target,
                               printable(scenario_.name), variant),
                   10);
    out += wrapped("Money     " + money_words(explanation, scenario_), 10);
    return out;
  }

  std::string step(const Step& step) {
    std::string out = style_.bold + wrapped(printable(step.title), 2);
    out.insert(out.size() - 1, style_.off);
    out += wrapped("  = " + printable(step.formula), 4);
    for (const StepRow& row : step.rows) {
      std::string label = label_on_paper(row);
      if (!label.empty()) label += "  ";
      out += wrapped("  " + label + row_words(row, step.share), 2 + label.size());
    }
    if (step.rows_of_zero > 0) {
      out += "  " + zero_words(step.rows_of_zero, !step.rows.empty()) + '\n';
    }
    if (!step.note.empty()) out += wrapped("  " + printable(step.note), 2);
    for (const SlotId id : step.inputs) out += input(scenario_.slot(id));
    return out;
  }

  /// The place of an input at every use; its sources at the first.
  std::string input(const Slot& slot) {
    std::string out =
        wrapped(fmt::format("    {} {}, {}", slot.path, value_of(slot), place_of(slot, place_)), 6);
    if (!told_.insert(slot.path).second) return out;
    for (const std::string& remark : remarks(slot, scenario_, place_)) {
      out += wrapped("      " + remark, 8);
    }
    return out;
  }

  const Scenario& scenario_;
  const PlaceOf& place_;
  const Style& style_;
  std::set<std::string> told_;
};

/// Characters that Markdown would take for markup.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_|<>[]#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string calculation_text(const Arithmetic& arithmetic) {
  std::string out;
  for (const Term& term : arithmetic.terms()) {
    out += term.sign == Sign::Number ? shortest(term.number)
                                     : std::string(sign_words(term.sign).first);
  }
  return out;
}

std::string explanation_text(const Scenario& scenario, const Explanation& explanation,
                             const PlaceOf& place, const Style& style) {
  return TextPage(scenario, place, style).print(explanation);
}

std::string explanation_markdown(const Scenario& scenario, const Explanation& explanation,
                                 const PlaceOf& place) {
  std::string out = fmt::format(
      "# {}\n\nWhere `{}` comes from, file `{}`, {}{} in prices of {}.\n", escaped(scenario.title),
      explanation.target, printable(scenario.name), explanation.nominal ? "nominal " : "",
      scenario.currency + (explanation.nominal ? "; the projection is" : ""),
      static_cast<int>(scenario.price_year));
  for (const Step& step : explanation.steps) {
    out += fmt::format("\n## {}\n\n{}\n", escaped(step.title), escaped(step.formula));
    if (!step.rows.empty()) out += '\n';
    for (const StepRow& row : step.rows) {
      const std::string label = label_on_paper(row);
      out +=
          fmt::format("- {}`{}`\n", label.empty() ? "" : label + ": ", row_words(row, step.share));
    }
    if (step.rows_of_zero > 0) {
      out += fmt::format("\n{}.\n", zero_words(step.rows_of_zero, !step.rows.empty()));
    }
    if (!step.note.empty()) out += fmt::format("\n{}\n", escaped(step.note));
    if (!step.inputs.empty()) out += "\nInputs:\n\n";
    for (const SlotId id : step.inputs) {
      const Slot& slot = scenario.slot(id);
      out += fmt::format("- `{}` {}, {}", slot.path, value_of(slot), place_of(slot, place));
      for (const std::string& remark : remarks(slot, scenario, place)) {
        out += "; " + escaped(remark);
      }
      out += '\n';
    }
  }
  return out;
}

std::string explanation_json(const Scenario& scenario, const Explanation& explanation,
                             const PlaceOf& place) {
  JsonWriter json;
  json.begin_object();
  json.key("scenario").string(scenario.name);
  json.key("variant").string(scenario.variant);
  json.key("target").string(explanation.target);
  json.key("currency").string(scenario.currency);
  json.key("price_year").number(static_cast<int>(scenario.price_year));
  json.key("steps").begin_array();
  for (const Step& step : explanation.steps) {
    json.begin_object();
    json.key("title").string(step.title);
    json.key("formula").string(step.formula);
    json.key("note").string(step.note);
    json.key("rows").begin_array();
    for (const StepRow& row : step.rows) {
      json.begin_object(JsonLayout::Line);
      json.key("at").string(row.at_rate ? shortest(*row.at_rate) : row.label);
      json.key("calculation").string(calculation_text(row.calculation));
      json.key("value").number(row.value);
      json.end_object();
    }
    json.end_array();
    json.key("inputs").begin_array();
    for (const SlotId id : step.inputs) {
      const Slot& slot = scenario.slot(id);
      json.begin_object(JsonLayout::Line);
      json.key("path").string(slot.path);
      json.key("value").number(slot.value);
      json.key("place").string(place_of(slot, place));
      json.key("remarks").begin_array();
      for (const std::string& remark : remarks(slot, scenario, place)) json.string(remark);
      json.end_array();
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace soem
