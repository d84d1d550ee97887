import {
  BadgeCheck,
  CalendarDays,
  Check,
  FileText,
  Globe,
  Hand,
  Hourglass,
  LifeBuoy,
  type LucideIcon,
  Mail,
  MapPin,
  MessageSquare,
  Monitor,
  Package,
  Phone,
  Plug,
  Receipt,
  Share2,
  ShoppingBag,
  Smartphone,
  Video,
} from "lucide-react";
import type { TouchpointSaid } from "../../api/page";

const BY_CHANNEL: Readonly<Record<string, LucideIcon>> = {
  website: Globe,
  app: Smartphone,
  product: Package,
  email: Mail,
  phone: Phone,
  sms: MessageSquare,
  chat: MessageSquare,
  video: Video,
  social: Share2,
  ad: Globe,
  pr: Globe,
  event: CalendarDays,
  on_site: MapPin,
  store: ShoppingBag,
  document: FileText,
  portal: Monitor,
  marketplace_partner: ShoppingBag,
  self_service: Monitor,
  payment_invoice: Receipt,
  survey: BadgeCheck,
  support_ticket: LifeBuoy,
  api_edi: Plug,
};

const BY_KIND: Readonly<Record<string, LucideIcon>> = {
  action: Hand,
  decision: Check,
  wait: Hourglass,
};

/** The icon of the first channel; of the kind of contact where no channel is known. */
export function ChannelIcon({ said }: { readonly said: TouchpointSaid }) {
  const channel = said.channels[0]?.kind.replaceAll(" ", "_") ?? "";
  const Icon = BY_CHANNEL[channel] ?? BY_KIND[said.kind] ?? MessageSquare;
  return <Icon size={14} strokeWidth={1.75} aria-hidden="true" />;
}
