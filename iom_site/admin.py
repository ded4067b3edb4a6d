"""User accounts in the admin. Permissions come from grants, not from groups."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from foundation.desk.admin import ChecksRights
from structure.admin import GrantInline, allow_desk_login

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(ChecksRights, DjangoUserAdmin, ModelAdmin):
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Personal info"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Access"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("Important dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []
    list_filter = ["is_staff", "is_superuser", "is_active"]

    def has_change_permission(self, request, obj=None):
        """Only superusers may change a superuser's password."""
        is_safe = obj is None or not obj.is_superuser or request.user.is_superuser
        return is_safe and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        is_safe = obj is None or not obj.is_superuser or request.user.is_superuser
        return is_safe and super().has_delete_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def get_inlines(self, request, obj):
        return [GrantInline] if obj else []

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.instance.grants.exists():
            allow_desk_login(form.instance)
