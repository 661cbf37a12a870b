// SPDX-License-Identifier: MIT
#include "soem/scenario/merge.hpp"

#include <algorithm>
#include <map>

#include "short_forms.hpp"
#include "soem/scenario/paths.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"

namespace soem {
namespace {

constexpr std::string_view kOfOneFile[] = {"extends", "remove", "expect"};

/// The id of a list item, or null.
const std::string* id_of(const Node& item) {
  const Node* id = item.find("id");
  return id && id->kind == NodeKind::Scalar && is_id(id->text) ? &id->text : nullptr;
}

/// A list of maps, at least one of which has an id: those without are at fault, and reported.
bool has_ids(const Node& list) {
  const auto& items = list.children;
  return list.kind == NodeKind::List &&
         std::all_of(items.begin(), items.end(),
                     [](const Node& item) { return item.kind == NodeKind::Map; }) &&
         std::any_of(items.begin(), items.end(), id_of);
}

using Positions = std::map<std::string, std::size_t, std::less<>>;

class Merge {
 public:
  explicit Merge(std::vector<Override>& overrides) : overrides_(overrides) {}

  void onto(Node& base, const Node& own, const std::string& path) {
    if (base.kind == NodeKind::Map && own.kind == NodeKind::Map) return map(base, own, path);
    if (has_ids(base) && has_ids(own)) return list(base, own, path);
    const bool scalars = base.kind == NodeKind::Scalar && own.kind == NodeKind::Scalar;
    const bool same = scalars && base.text == own.text;
    if (!path.empty() && !same) {
      overrides_.push_back({path, "extends", "", scalars ? base.text : "", base.span, own.span});
    }
    base = own;
  }

 private:
  void map(Node& base, const Node& own, const std::string& path) {
    base.incomplete = base.incomplete || own.incomplete;
    base.span = own.span;  // what is missing is missing in the file that is read
    Positions positions;
    for (std::size_t i = 0; i < base.keys.size(); ++i) positions.emplace(base.keys[i].text, i);
    for (std::size_t i = 0; i < own.keys.size(); ++i) {
      const MapKey& key = own.keys[i];
      const auto inherited = positions.find(key.text);
      if (inherited == positions.end()) {
        add_key(base, key.text, key.span, own.children[i]);
      } else {
        base.keys[inherited->second].span = key.span;
        if (path == "uncertainty") {  // one distribution takes another's place
          overrides_.push_back({join(path, key.text), "extends", "", "",
                                base.children[inherited->second].span, own.children[i].span});
          base.children[inherited->second] = own.children[i];
          continue;
        }
        onto(base.children[inherited->second], own.children[i], join(path, key.text));
      }
    }
  }

  void list(Node& base, const Node& own, const std::string& path) {
    Positions positions;
    for (std::size_t i = 0; i < base.children.size(); ++i) {
      if (const std::string* id = id_of(base.children[i])) positions.emplace(*id, i);
    }
    for (const Node& item : own.children) {
      const std::string* id = id_of(item);
      const auto inherited = id ? positions.find(*id) : positions.end();
      if (inherited == positions.end()) {
        base.children.push_back(item);
        continue;
      }
      onto(base.children[inherited->second], item, join(path, inherited->first));
      positions.erase(inherited);  // an id that stands twice stays twice, and is reported
    }
  }

  std::vector<Override>& overrides_;
};

}  // namespace

Node merge_base(Node base, const Node& own, std::vector<Override>& overrides,
                Diagnostics& diagnostics) {
  if (base.kind != NodeKind::Map || own.kind != NodeKind::Map) return own;
  for (const std::string_view key : kOfOneFile) erase_key(base, key);
  const Node* removed = own.find("remove");
  const bool listed = removed && removed->kind == NodeKind::List;
  for (std::size_t i = 0; listed && i < removed->children.size(); ++i) {
    const Node& path = removed->children[i];
    if (path.kind != NodeKind::Scalar || path.text.empty()) continue;  // reported
    if (const auto fault = remove_path(base, path.text)) {
      diagnostics.report(fault->id, path.span, fault->text, fault->hint);
    }
  }
  Merge(overrides).onto(base, own, "");
  return base;
}

}  // namespace soem
