// SPDX-License-Identifier: MIT
#include "soem/scenario/merge.hpp"

#include <algorithm>

#include "soem/scenario/paths.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"

namespace soem {
namespace {

constexpr std::string_view kOfOneFile[] = {"extends", "remove", "expect"};

bool has_ids(const Node& list) {
  return list.kind == NodeKind::List && !list.children.empty() &&
         std::all_of(list.children.begin(), list.children.end(), [](const Node& item) {
           const Node* id = item.find("id");
           return id && id->kind == NodeKind::Scalar && is_id(id->text);
         });
}

class Merge {
 public:
  explicit Merge(std::vector<Override>& overrides) : overrides_(overrides) {}

  void onto(Node& base, const Node& own, const std::string& path) {
    if (base.kind == NodeKind::Map && own.kind == NodeKind::Map) return map(base, own, path);
    if (has_ids(base) && has_ids(own)) return list(base, own, path);
    const bool scalars = base.kind == NodeKind::Scalar && own.kind == NodeKind::Scalar;
    if (!path.empty()) {
      overrides_.push_back({path, "extends", "", scalars ? base.text : "", base.span, own.span});
    }
    base = own;
  }

 private:
  void map(Node& base, const Node& own, const std::string& path) {
    base.incomplete = base.incomplete || own.incomplete;
    base.span = own.span;  // what is missing is missing in the file that is read
    for (std::size_t i = 0; i < own.keys.size(); ++i) {
      const MapKey& key = own.keys[i];
      if (Node* inherited = base.find(key.text)) {
        onto(*inherited, own.children[i], join(path, key.text));
        for (MapKey& base_key : base.keys) {
          if (base_key.text == key.text) base_key.span = key.span;
        }
      } else {
        base.keys.push_back(key);
        base.children.push_back(own.children[i]);
      }
    }
  }

  void list(Node& base, const Node& own, const std::string& path) {
    for (std::size_t i = 0; i < own.children.size(); ++i) {
      const Node& item = own.children[i];
      const std::string& id = item.find("id")->text;
      const auto same =
          std::find_if(base.children.begin(), base.children.end(),
                       [&](const Node& other) { return other.find("id")->text == id; });
      if (same == base.children.end()) {
        base.children.push_back(item);
      } else {
        onto(*same, item, join(path, id));
      }
    }
  }

  std::vector<Override>& overrides_;
};

void drop(Node& map, std::string_view key) {
  if (map.find(key)) (void)remove_path(map, key);
}

}  // namespace

Node merge_base(Node base, const Node& own, std::vector<Override>& overrides,
                Diagnostics& diagnostics) {
  if (base.kind != NodeKind::Map || own.kind != NodeKind::Map) return own;
  for (const std::string_view key : kOfOneFile) drop(base, key);
  const Node* removed = own.find("remove");
  for (std::size_t i = 0; removed && i < removed->children.size(); ++i) {
    const Node& path = removed->children[i];
    if (path.kind != NodeKind::Scalar) continue;
    if (const auto fault = remove_path(base, path.text)) {
      diagnostics.report(fault->id, path.span, fault->text, fault->hint);
    }
  }
  // An id stands in both; it is the name of the item, not a value that was overridden.
  const std::size_t before = overrides.size();
  Merge(overrides).onto(base, own, "");
  overrides.erase(
      std::remove_if(overrides.begin() + static_cast<std::ptrdiff_t>(before), overrides.end(),
                     [](const Override& one) { return one.path.ends_with(".id"); }),
      overrides.end());
  return base;
}

}  // namespace soem
